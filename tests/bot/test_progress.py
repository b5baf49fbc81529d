import io

from bot.progress import EVERY, Progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_file_gets_a_line_now_and_then() -> None:
    now = 0.0
    stream = io.StringIO()
    with Progress(stream, lambda: now) as progress:
        for done in range(4):
            progress.update("read", done, 0)
            now += EVERY / 2
        now += EVERY
        progress.update("analyse", 1200, 3000)
    assert stream.getvalue() == "read: 2\nanalyse: 1,200 of 3,000\n"


def test_a_terminal_gets_a_bar_that_goes_away() -> None:
    stream = Screen()
    with Progress(stream) as progress:
        progress.update("analyse", 1, 2)
        progress.update("analyse", 2, 2)
        progress.update("link", 0, 0)
    assert "analyse" in stream.getvalue()
    assert not stream.getvalue().endswith("100%\n")
