"""A child process for work on pages that may be hostile: it is killed when it takes too long."""

import importlib
import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any

from corpus.errors import UnreadableError

_START_SECONDS = 30.0
_MEMORY = 2 * 1024**3


class Sandbox:
    """Runs one function, named as "module:function", on one argument after another.

    The process starts at the first call, serves many, and is replaced after it had to be killed.
    """

    def __init__(self, function: str, seconds: float = 20.0) -> None:
        self._function = function
        self._seconds = seconds
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def call(self, argument: Any) -> Any:
        """Return what the function returns for an argument.

        Raises UnreadableError where it takes longer than allowed, fails, or ends its process.
        """
        connection = self._connection or self._start()
        try:
            connection.send(argument)
            if not connection.poll(self._seconds):
                raise UnreadableError(f"Reading it took longer than {self._seconds:g} seconds.")
            good, result = connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise UnreadableError("Reading it took more memory than a page may take.") from error
        except UnreadableError:
            self.close()
            raise
        if not good:
            raise UnreadableError(f"It can't be read as a page ({result}).")
        return result

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._connection:
            self._connection.close()
        if self._process:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._connection = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._function), daemon=True)
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        if not ours.poll(_START_SECONDS):
            self.close()
            raise UnreadableError("The reader of pages did not start.")
        ours.recv()
        return ours


def _serve(connection: Connection, function: str) -> None:
    module, name = function.split(":")
    work: Callable[[Any], Any] = getattr(importlib.import_module(module), name)
    _limit_memory()
    connection.send("ready")
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            connection.send(_attempt(work, connection.recv()))


def _attempt(work: Callable[[Any], Any], argument: Any) -> tuple[bool, Any]:
    try:
        return True, work(argument)
    except Exception as error:
        return False, type(error).__name__


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
