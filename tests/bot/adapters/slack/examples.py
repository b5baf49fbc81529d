"""A message whose first source can be opened."""

from bot.testing.examples import COAST, WIRE
from briefs.message import Line, Message, Paragraph, Source

LINKED = Message(
    "Linked",
    (Paragraph((Line("the ferry left late", (COAST, WIRE)),)),),
    (
        Source("coast", "The Coast Daily", "Ferry", "https://coast.example/a"),
        Source("wire", "Wire", "Ferry"),
    ),
    "the ferry left late",
)
