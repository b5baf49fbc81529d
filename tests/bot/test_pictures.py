from xml.etree import ElementTree as ET

from bot.pictures import draw
from bot.testing.examples import EVERY_BLOCK


def test_a_picture_shows_the_answer_and_fetches_nothing() -> None:
    svg = draw("/who Ana", EVERY_BLOCK)
    shown = "".join(ET.fromstring(svg).itertext()).replace("\xa0", " ")  # noqa: S314
    assert "› /who Ana" in shown
    assert "What each outlet calls them" in shown
    assert "url(http" not in svg
