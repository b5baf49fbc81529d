"""Encrypts what must not lie open in the state file: the tokens of workspaces.

Fernet of the library `cryptography` (AES-128-CBC with HMAC-SHA256). The key is the setting
`secret_key`, else a file beside the state that only its owner can read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from bot.errors import StateError

KEY_FILE = "secret.key"


class Vault:
    """Seals and opens texts; several keys, with commas between, serve to change to the first."""

    def __init__(self, keys: str) -> None:
        from cryptography.fernet import Fernet, MultiFernet

        try:
            fernets = [Fernet(key.strip()) for key in keys.split(",") if key.strip()]
            self._fernet = MultiFernet(fernets)
        except ValueError as error:
            raise StateError(
                "The secret key is not 32 bytes in URL-safe base64; make one with "
                '`python -c "from cryptography.fernet import Fernet; '
                'print(Fernet.generate_key().decode())"`.'
            ) from error

    def seal(self, text: str) -> str:
        """Return the text encrypted, as ASCII."""
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def open(self, sealed: str) -> str:
        """Return what was sealed; raises StateError where another key sealed it."""
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken as error:
            raise StateError(
                "A stored token can't be decrypted: the secret key is not the one it was stored "
                "with; put that key back, or install Parallax in the workspace again."
            ) from error


def key_in(folder: Path) -> str:
    """Return the key in a folder, made at first use so that only its owner can read it."""
    file = folder / KEY_FILE
    try:
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _make_key(file)
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StateError(
            f"The key file {file} can't be used ({error}); mend that or set secret_key."
        ) from error


def _make_key(file: Path) -> None:
    """Write a new key, whole at once: of two processes that start together, one's key stays."""
    from cryptography.fernet import Fernet

    draft = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as written:
        written.write(Fernet.generate_key() + b"\n")
    with suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
