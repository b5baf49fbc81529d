"""Voice: whether a phrase is the outlet's own or stands in somebody's words."""

from bisect import bisect_right

from corpus.model import Document, Voice


class Voices:
    """Tells own voice from attributed, by the quotes and statements of a document."""

    def __init__(self, document: Document) -> None:
        spoken = [quote.span for quote in document.quotes if quote.kind == "speech"]
        # Where an article only retells another's report, the wording is its own.
        spoken += [s.span for s in document.statements if s.speaker_text is not None]
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spoken):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def at(self, start: int, end: int) -> Voice:
        """Return the voice of a stretch of the text."""
        place = bisect_right(self._starts, start) - 1
        inside = place >= 0 and end <= self._ends[place]
        return "attributed" if inside else "own"
