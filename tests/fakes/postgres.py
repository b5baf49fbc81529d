"""A PostgreSQL server of the tests' own, from the machine's binaries, on a private socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from pathlib import Path

INSTALLED = Path("/usr/lib/postgresql")
NOBODY = "nobody"


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL server on this machine, None where there is none."""
    found = [folder for folder in INSTALLED.glob("*/bin") if (folder / "initdb").is_file()]
    if found:
        return max(found, key=lambda folder: int(folder.parent.name.split(".")[0]))
    named = shutil.which("initdb")
    return Path(named).parent if named else None


class PostgresServer:
    """One server with its data in a folder; PostgreSQL doesn't run as root, so nobody runs it."""

    def __init__(self, folder: Path, binaries: Path) -> None:
        self._binaries = binaries
        self._data = folder / "data"
        self._socket = folder / "socket"
        self._user = NOBODY if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        self._socket.mkdir(parents=True)
        if os.getuid() == 0:
            account = pwd.getpwnam(NOBODY)
            os.chown(folder, account.pw_uid, account.pw_gid)
            os.chown(self._socket, account.pw_uid, account.pw_gid)
        self._run("initdb", "--no-sync", "--auth=trust", "--username=parallax", "--encoding=UTF8")

    def address(self, database: str = "postgres") -> str:
        """Where to connect to."""
        return f"postgresql://parallax@/{database}?host={self._socket}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self._socket}' -c fsync=off"
        log = self._socket / "log"
        self._run("pg_ctl", "start", "-w", "-t", "30", "-l", str(log), "-o", options)

    def stop(self, mode: str = "fast") -> None:
        """End it: "fast" in order, "immediate" as a crash does."""
        self._run("pg_ctl", "stop", "-w", "-t", "30", "-m", mode)

    def create(self, database: str) -> str:
        """Make an empty database and return its address."""
        import psycopg

        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"'.encode())
        return self.address(database)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._binaries / program, "-D", self._data, *arguments],
            check=True,
            cwd="/",
            user=self._user if os.getuid() == 0 else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
        )
