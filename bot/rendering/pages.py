"""Long texts split over several messages, between parts where that goes, and nothing cut."""

from collections.abc import Iterable, Sequence


def pages(parts: Iterable[str], limit: int | None) -> Sequence[str]:
    """Return the parts, a blank line between, as texts of at most `limit` characters.

    A part too long for one text is split between lines, else between words, else anywhere. None
    sets no limit.
    """
    if limit is None:
        return ("\n\n".join(parts),)
    return _filled(parts, limit, ("\n\n", "\n", " ", ""))


def _filled(parts: Iterable[str], limit: int, joints: Sequence[str]) -> list[str]:
    """Return texts filled with parts, joined by the first joint and split at those after it."""
    joint, *finer = joints
    texts: list[str] = []
    for part in parts:
        if texts and len(texts[-1]) + len(joint) + len(part) <= limit:
            texts[-1] += joint + part
        elif len(part) <= limit:
            texts.append(part)
        else:
            texts += _filled(part.split(finer[0]) if finer[0] else part, limit, finer)
    return texts
