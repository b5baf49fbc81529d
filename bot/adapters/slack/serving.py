"""The connection to Slack: by a socket that we open, or by requests that it sends."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_server import AsyncSlackAppServer
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.installing import oauth_flow
from bot.adapters.slack.listeners import Listeners
from bot.adapters.slack.names import EVENTS_PATH
from bot.adapters.slack.posting import LOST
from bot.adapters.slack.settings import SlackSettings, secret
from bot.adapters.slack.showing import Showing
from bot.errors import AdapterError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.ports import Core

log = logging.getLogger("parallax.slack")

MOST_BYTES = 2**20
RETRY_SECONDS = (1.0, 2.0, 5.0, 15.0, 60.0)
"""Pauses before Slack is asked for a connection again."""


async def serve(core: Core, settings: SlackSettings) -> None:
    """Answer until it is cancelled; raises AdapterError where Slack refuses us for good."""
    settings.check()
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(
            secret(settings.bot_token),
            base_url=settings.api,
            session=session,
            retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=2)],
        )
        if not settings.for_many:
            await _check_token(client)
        app = await asyncio.to_thread(_app, core, settings, client)
        showing = Showing(core, settings.answers, session, settings.administrators)
        Listeners(app, showing, settings.command)
        try:
            await (_by_socket if settings.mode == "socket" else _by_http)(app, settings)
        finally:
            showing.close()


def _app(core: Core, settings: SlackSettings, client: AsyncWebClient) -> AsyncApp:
    if settings.for_many:
        app = AsyncApp(
            client=client,
            logger=log,
            signing_secret=secret(settings.signing_secret),
            oauth_flow=oauth_flow(settings, core.state.installations, client),
        )
        app.enable_token_revocation_listeners()
        return app
    return AsyncApp(
        client=client,
        logger=log,
        signing_secret=secret(settings.signing_secret) or "",
        request_verification_enabled=settings.mode == "http",
    )


async def _check_token(client: AsyncWebClient) -> None:
    """Raise AdapterError where Slack does not take the token."""
    for pause in (*RETRY_SECONDS, None):
        try:
            await client.auth_test()
            return
        except SlackApiError as error:
            code = str(error.response.get("error"))
            if code in LOST:
                raise AdapterError(
                    f"Slack refused bot_token ({code}); install the app in the workspace again "
                    "and set PARALLAX_ADAPTERS__SLACK__BOT_TOKEN."
                ) from error
            reason = code
        except (aiohttp.ClientError, TimeoutError) as error:
            reason = type(error).__name__
        if pause is None:
            raise AdapterError(f"Slack can't be reached ({reason}); start again later.")
        log.warning("Slack can't be reached (%s); trying again in %.0f s", reason, pause)
        await asyncio.sleep(pause)


async def _by_socket(app: AsyncApp, settings: SlackSettings) -> None:
    """Keep a connection open; the library opens another where Slack closes it."""
    token = secret(settings.app_token) or ""
    await _check_app_token(app, token)
    handler = AsyncSocketModeHandler(app, token)
    try:
        await handler.connect_async()  # type: ignore[no-untyped-call]
        log.info("Connected to Slack")
        await asyncio.Event().wait()
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]


async def _check_app_token(app: AsyncApp, token: str) -> None:
    """Raise AdapterError where Slack opens no connection; where it has too many of ours, wait.

    The library itself tries for ever, also with a token that Slack will never take.
    """
    for pause in (*RETRY_SECONDS, None):
        try:
            await app.client.apps_connections_open(app_token=token)
            return
        except SlackApiError as error:
            code = str(error.response.get("error"))
            if code in LOST or code in ("not_allowed_token_type", "missing_scope"):
                raise AdapterError(
                    f"Slack refused app_token ({code}); make one with connections:write under "
                    "Basic Information and set PARALLAX_ADAPTERS__SLACK__APP_TOKEN."
                ) from error
            if pause is None:
                raise AdapterError(f"Slack opened no connection ({code}); start later.") from error
            log.warning("Slack opened no connection (%s); trying again in %.0f s", code, pause)
            await asyncio.sleep(pause)


async def _by_http(app: AsyncApp, settings: SlackSettings) -> None:
    """Listen for Slack's requests."""
    application = web.Application(middlewares=[only_well_formed], client_max_size=MOST_BYTES)
    inner = AsyncSlackAppServer(settings.port, EVENTS_PATH, app, settings.host)
    application.add_routes([web.post(EVENTS_PATH, inner.handle_post_requests)])
    if flow := app.oauth_flow:
        application.add_routes(
            [
                web.get(flow.install_path, inner.handle_get_requests),
                web.get(flow.redirect_uri_path, inner.handle_get_requests),
            ]
        )
    runner = web.AppRunner(application, access_log=None, handle_signals=False)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.host, settings.port)
        try:
            await site.start()
        except OSError as error:
            raise AdapterError(
                f"{settings.host}:{settings.port} can't be listened on ({error.strerror}); set "
                "another host or port in [adapters.slack]."
            ) from error
        log.info("Listening on %s", ", ".join(f"{one[0]}:{one[1]}" for one in runner.addresses))
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


@web.middleware
async def only_well_formed(
    request: web.Request, handler: Callable[[web.Request], Awaitable[Any]]
) -> Any:
    """Refuse what the library would break over: a time stamp or a body that Slack never sends."""
    stamp = request.headers.get("X-Slack-Request-Timestamp", "0")
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) < 16):
        return web.Response(status=401, text="invalid request")
    try:
        return await handler(request)
    except ValueError:  # the body is read before its signature is
        return web.Response(status=400, text="not what Slack sends")
