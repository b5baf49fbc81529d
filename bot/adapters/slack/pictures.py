"""Charts as pictures in the place of their bars; where Slack takes no picture, the bars stay."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.replies import Reply
    from briefs.message import Chart

log = logging.getLogger("parallax.slack")

_CHART = "chart-"
LONGEST_ALTERNATIVE = 2000


async def with_pictures(
    client: AsyncWebClient, body: Mapping[str, Any], reply: Reply
) -> dict[str, Any]:
    """Return a body with pictures, uploaded for it alone, behind the bars of its charts."""
    blocks: list[Any] = []
    for block in body["blocks"]:
        blocks.append(block)
        number = str(block.get("block_id", "")).removeprefix(_CHART)
        if block["type"] == "rich_text" and number.isdecimal():
            picture = await _picture(client, reply.charts[int(number) - 1])
            blocks += [picture] if picture else []
    return {**body, "blocks": blocks}


async def _picture(client: AsyncWebClient, chart: Chart) -> dict[str, Any] | None:
    """Return an image block of an uploaded picture, None where Slack takes none."""
    from briefs.charts import alternative_text, png

    shown = alternative_text(chart)[:LONGEST_ALTERNATIVE]
    data = await asyncio.to_thread(png, chart)
    try:
        taken = await client.files_upload_v2(
            file=data, filename="chart.png", title=chart.title[:200], alt_txt=shown
        )
        file = str(taken["files"][0]["id"])
    except (SlackApiError, SlackRequestError, aiohttp.ClientError, TimeoutError) as error:
        log.warning("Slack took no picture, the bars stay: %s", type(error).__name__)
        return None
    except (KeyError, IndexError, TypeError):
        return None
    return {"type": "image", "slack_file": {"id": file}, "alt_text": shown}
