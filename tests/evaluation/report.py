"""All figures of the evaluation, its table, and the mistakes behind them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.model import Document
from tests.evaluation import made_up
from tests.evaluation.coverage import disagreements, shared_facts
from tests.evaluation.facts import alignment, disputes
from tests.evaluation.labelled import KINDS, analysed, names_of, parts
from tests.evaluation.real import articles_folder, documents, people_found, people_wanted, wanted
from tests.evaluation.sayings import measure_sayings, sayings_errors
from tests.evaluation.scores import Figure, Found, b_cubed, exact

PLURAL = {"person": "people", "organisation": "organisations", "place": "places"}
SAID = {
    "quotes": "speakers of quotes",
    "statements": "sources of statements",
    "labels": "labels, exact",
    "relays": "relays",
    "terms": "terms found",
}
AROUND = 40
"""Characters shown on each side of a mistake."""


def measure() -> tuple[dict[str, Figure], list[str]]:
    """Every figure by name, and the parts that this machine lacks."""
    figures: dict[str, Figure] = {}
    missing: list[str] = []
    for name, found, true in _all_names(missing):
        for kind in KINDS:
            figures[f"{name}: {PLURAL[kind]}"] = exact(
                (one for one in found if one[3] == kind), (one for one in true if one[3] == kind)
            )
    figures["made-up events: people"] = exact(made_up.people_found(), made_up.people_wanted())
    figures["made-up events: who is one person (B³)"] = b_cubed(
        made_up.people_found(), made_up.people_wanted()
    )
    figures["made-up events: articles on one event (B³)"] = b_cubed(
        made_up.stories_found(), made_up.stories_wanted()
    )
    for part, name in (
        ("test", "our attributions, test"),
        ("dev", "our attributions, development"),
    ):
        for what, counted in measure_sayings(part).items():
            figures[f"{name}: {SAID[what]}"] = counted.figure()
    for part, name in (
        ("test", "made-up coverage, test"),
        ("dev", "made-up coverage, development"),
    ):
        figures[f"{name}: what several outlets share"] = shared_facts(part)
        figures[f"{name}: disagreements"] = disagreements(part)
    folder = articles_folder()
    if folder.is_dir():
        figures["real articles: who is one person (B³)"] = b_cubed(
            people_found(folder), people_wanted()
        )
        figures |= _attributions(folder)
        figures["real articles: the 25 surest shared or disputed facts"] = alignment(folder)
        figures["real articles: disagreements"] = disputes(folder)
    return figures, missing


def _all_names(missing: list[str]) -> Iterator[tuple[str, set[Found], set[Found]]]:
    for name, read in parts():
        if read is None:
            missing.append(name)
            continue
        found: set[Found] = set()
        true: set[Found] = set()
        for _, mine, theirs in analysed(read()):
            found |= mine
            true |= theirs
        yield name, found, true
    folder = articles_folder()
    if folder.is_dir():
        yield "real articles", _found_in_real(folder), set(wanted())
    else:
        missing.append("real articles")


def _found_in_real(folder: Path) -> set[Found]:
    numbered = enumerate(documents(folder))
    return {name for number, document in numbered for name in names_of(document, number)}


def _attributions(folder: Path) -> dict[str, Figure]:
    """Quotes whose speaker, known to the article by name, is the one judged by hand."""
    from tests.evaluation.test_attributions import is_speaker, pairs

    named = [pair for pair in pairs(folder) if "speaker" in pair[0]]
    right = sum(
        quote is not None and is_speaker(gold["speaker"], document, quote)
        for gold, document, quote in named
    )
    given = sum(quote is not None and quote.speaker is not None for _, _, quote in named)
    figure = Figure(right / max(given, 1), right / max(len(named), 1), len(named))
    return {"real articles: speakers of quotes": figure}


def table(figures: dict[str, Figure], missing: Iterable[str]) -> str:
    """One line a figure: precision, recall, F1 and how many things were judged."""
    lines = [f"{'':52}{'P':>6}{'R':>6}{'F1':>6}{'count':>8}"]
    lines += [
        f"{name:52}{one.precision:6.2f}{one.recall:6.2f}{one.f1:6.2f}{one.count:8}"
        for name, one in figures.items()
    ]
    return "\n".join([*lines, *(f"{name:52}not on this machine" for name in missing)])


def errors() -> Iterator[str]:
    """A line for each name missed or found wrongly; our test part is left out, never looked at."""
    for name, read in parts():
        if read is not None and name != "our news, test":
            for document, mine, theirs in analysed(read()):
                yield from _mistakes(name, document, mine, theirs)
    yield from (f"our attributions, development · {one}" for one in sayings_errors("dev"))
    folder = articles_folder()
    if folder.is_dir():
        true = set(wanted())
        for number, document in enumerate(documents(folder)):
            theirs = {one for one in true if one[0] == number}
            yield from _mistakes("real", document, set(names_of(document, number)), theirs)


def _mistakes(part: str, document: Document, mine: set[Found], theirs: set[Found]) -> Iterator[str]:
    text = document.article.text
    for one in sorted(mine ^ theirs):
        _, start, end, kind = one
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        sign = "missed" if one in theirs else "wrong "
        shown = f"{before}[{text[start:end]}]{after}".replace("\n", " ")
        yield f"{part} · {sign} {kind}: {shown}"
