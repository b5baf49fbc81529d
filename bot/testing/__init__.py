"""For whoever writes an adapter: the contract that each must pass, and a core to pass it with.

Needs pytest and pytest-asyncio, which an installed Parallax does not; nothing else imports it.
"""
