"""What a digest shows of a model's draft: the lines that stand, and that a model worded them."""

import re
from collections.abc import Sequence

from briefs.message import Block, BulletList, Context, Line
from briefs.parts.evidence import Evidence, heading
from briefs.parts.focus import Focus
from briefs.parts.wording import count
from briefs.summarising.check import objections
from briefs.summarising.material import material_of
from briefs.summarising.records import Bounds, Draft, Material, Reason, Summariser, Unwritten

_ABBREVIATED = re.compile(r"\b[^\W\d_]\.$")
_MOST_READ = 4
"""Lines read for each that is shown."""
_MISSING: dict[Reason, str] = {
    "late": "{model} gave no summary in time",
    "unreachable": "{model} could not give a summary",
    "unusable": "{model} gave no summary that can be read",
    "spent": "{model} has been asked as often as is allowed for now",
}


def told(
    evidence: Evidence, focus: Focus, summariser: Summariser, own: Sequence[Block]
) -> Sequence[Block]:
    """Return what happened in the model's words, or `own`, the articles', with the reason.

    `own` stands as it is where there is nothing that a model could be shown.
    """
    material = material_of(evidence, focus, summariser.bounds.characters)
    if not material.passages:
        return own
    draft = summariser.summarise(material)
    if isinstance(draft, Unwritten):
        reason = _MISSING[draft.reason].format(model=summariser.model)
        return _in_own_words(own, reason)
    lines, left_out = checked(draft, material, summariser.bounds)
    if not lines:
        reason = f"{summariser.model} gave no summary that its sources carry"
        return _in_own_words(own, reason)
    shown = tuple(_counted(evidence, line) for line in lines)
    return (heading("What happened"), BulletList(shown), _note(summariser.model, left_out))


def checked(draft: Draft, material: Material, bounds: Bounds) -> tuple[list[Line], int]:
    """Return the lines that their excerpts carry, each once, and how many lines they do not."""
    lines: dict[str, Line] = {}
    left_out = 0
    for line in draft.lines[: bounds.lines * _MOST_READ]:
        if objections(line, material):
            left_out += 1
        elif len(lines) < bounds.lines:
            spans = tuple(passage.span for passage in material.cited(line.numbers) or ())
            lines.setdefault(line.text.casefold(), Line(line.text, spans))
    return list(lines.values()), left_out


def _counted(evidence: Evidence, line: Line) -> Line:
    number = count(len(evidence.names_of(line.spans)), "source")
    text = line.text if _ABBREVIATED.search(line.text) else line.text.removesuffix(".")
    return Line(f"{text} · {number}", line.spans)


def _note(model: str, left_out: int) -> Context:
    said = [
        f"In the words of {model}, a language model; names, numbers and quotes were looked up in "
        "the sources of each line."
    ]
    if left_out:
        whose = (
            "its sources do not carry it" if left_out == 1 else "their sources do not carry them"
        )
        said.append(f"{count(left_out, 'line')} left out: {whose}.")
    return Context(tuple(Line(text, tone="quiet") for text in said))


def _in_own_words(own: Sequence[Block], reason: str) -> Sequence[Block]:
    whose = "; these are the articles' own words" if own else ""
    return (*own, Context((Line(f"{reason}{whose}.", tone="quiet"),)))
