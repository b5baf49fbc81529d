"""A child process for work on pages that may be hostile: it is killed when it takes too long.

Each call is one line of JSON to the process and one back.
"""

import importlib
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import IO, Any

from corpus.errors import UnreadableError

_MEMORY = 2 * 1024**3
_START_SECONDS = 30.0
_SERVE = "import sys; from corpus.sources.sandbox import serve; serve(sys.argv[1])"

Replies = SimpleQueue[bytes | None]


class Sandbox:
    """Runs one function, named as "module:function", on one argument after another.

    Argument and result are what JSON can hold. The process starts at the first call, serves many,
    and is replaced after it had to be killed.
    """

    def __init__(self, function: str, seconds: float = 20.0) -> None:
        self._function = function
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._replies: Replies = SimpleQueue()

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
        process = self._process or self._start()
        try:
            assert process.stdin is not None  # noqa: S101  opened as a pipe
            process.stdin.write(json.dumps(argument).encode() + b"\n")
            process.stdin.flush()
        except OSError as error:
            self.close()
            raise UnreadableError("Reading it broke the reader of pages.") from error
        good, result = json.loads(self._reply(self._seconds))
        if not good:
            raise UnreadableError(f"It can't be read as a page ({result}).")
        return result

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if not self._process:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()
        self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        # It finds modules where this process does, but not in whatever folder it is started from.
        path = os.pathsep.join(entry or str(os.getcwd()) for entry in sys.path)  # noqa: PTH109
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and our own code
            [sys.executable, "-P", "-c", _SERVE, self._function],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._replies = SimpleQueue()
        assert self._process.stdout is not None  # noqa: S101  opened as a pipe
        reader = threading.Thread(
            target=_forward, args=(self._process.stdout, self._replies), daemon=True
        )
        reader.start()
        self._reply(_START_SECONDS)
        return self._process

    def _reply(self, seconds: float) -> bytes:
        try:
            reply = self._replies.get(timeout=seconds)
        except Empty:
            self.close()
            raise UnreadableError(f"Reading it took longer than {seconds:g} seconds.") from None
        if reply is None:
            self.close()
            raise UnreadableError("Reading it took more memory than a page may take.")
        return reply


def serve(function: str) -> None:
    """Answer calls of a function on standard input until it ends; what the process runs."""
    module, name = function.split(":")
    work = getattr(importlib.import_module(module), name)
    _limit_memory()
    replies, sys.stdout = sys.stdout, sys.stderr
    _send(replies, "ready")
    for line in sys.stdin.buffer:
        try:
            answer = (True, work(json.loads(line)))
        except Exception as error:
            answer = (False, type(error).__name__)
        _send(replies, answer)


def _send(replies: IO[str], answer: Any) -> None:
    replies.write(json.dumps(answer) + "\n")
    replies.flush()


def _forward(pipe: IO[bytes], replies: Replies) -> None:
    """Hand on every line of a process, and None when it has ended."""
    with suppress(OSError, ValueError):
        for line in pipe:
            replies.put(line)
    replies.put(None)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
