"""`parallax index`: build, add, info, check, export, why."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from bot.arguments import complain
from bot.locations import expanded
from bot.progress import Progress, counted
from bot.rendering.plain import safe

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Application
    from corpus.build import BuildReport
    from corpus.index import IndexInfo


def build(application: Application, options: argparse.Namespace) -> int:
    """Build an index from sources."""
    from corpus.build import build as build_index

    out = expanded(options.out) if options.out else application.new_index_folder
    start = time.monotonic()
    with Progress(sys.stderr) as progress:
        report = build_index(
            options.sources, out, progress.update, tagger=_tagger(application, options)
        )
    _name_skipped(report)
    complain(
        f"Built {out}: {counted(report.info.articles, 'article')} from "
        f"{counted(len(options.sources), 'source')} in {time.monotonic() - start:.1f} s."
    )
    return 0


def add(application: Application, options: argparse.Namespace) -> int:
    """Add sources to the index."""
    from corpus.build import add as add_to_index

    folder = application.new_index_folder
    start = time.monotonic()
    with Progress(sys.stderr) as progress:
        report = add_to_index(
            options.sources, folder, progress.update, tagger=_tagger(application, options)
        )
    _name_skipped(report)
    complain(
        f"Added {counted(report.articles, 'article')} to {folder} in "
        f"{time.monotonic() - start:.1f} s; it now holds {report.info.articles:,}."
    )
    return 0


def info(application: Application, options: argparse.Namespace) -> int:
    """Say what the index holds and how it was built."""
    del options
    folder = application.index_folder
    place = str(folder) if folder else "the abstracts that ship with Parallax"
    _print_fields({"index": place, **_described(application.open_index().info())})
    return 0


def check(application: Application, options: argparse.Namespace) -> int:
    """Check every byte of the index."""
    from bot.app import existing_index
    from corpus.storage.sqlite import check_index

    del options
    folder = existing_index(application.index_folder)
    found = check_index(folder)
    intact = f"The index at {folder} is intact: {counted(found.articles, 'article')}."
    sys.stdout.write(f"{safe(intact)}\n")
    return 0


def export(application: Application, options: argparse.Namespace) -> int:
    """Print the index as JSON lines."""
    from bot.rendering.data import json_line
    from corpus.export import export_articles, export_facts

    index = application.open_index()
    records: Iterable[object] = export_facts(index) if options.facts else export_articles(index)
    for record in records:
        sys.stdout.write(f"{json_line(record)}\n")
    return 0


def why(application: Application, options: argparse.Namespace) -> int:
    """Say why a name is a person, an organisation or a place, article by article."""
    from bot.app import existing_index
    from corpus.evidence import reasons, spelling_reason
    from corpus.match import find
    from corpus.storage.sqlite import open_index

    asked = " ".join(options.name)
    with open_index(existing_index(application.index_folder)) as index:
        found = find(index, asked, ("person", "organisation", "place"))
        if (match := found.best or next(iter(found.rivals), None)) is None:
            near = ", ".join(entity.entity.name for entity in found.suggestions)
            also = f" Near it: {near}." if near else ""
            sys.stdout.write(f"{safe(f'Nobody and nothing is called {asked!r} here.{also}')}\n")
            return 0
        sys.stdout.write(f"{safe(f'{match.entity.name} ({match.entity.kind}) · {match.reason}')}\n")
        for reason in reasons(index, match.entity.id):
            where = f"{reason.article.source} ¶{reason.paragraph}"
            sys.stdout.write(f"\n{safe(f'{reason.text}  {reason.times} ×, first {where}')}\n")
            spelled = spelling_reason(match.entity.name, reason.text)
            same = [f"is {match.entity.name}: {spelled}"] if spelled else []
            for line in (f"{_AS[reason.kind]}: {'; '.join(reason.reasons)}", *same):
                sys.stdout.write(f"  {safe(line)}\n")
    _corrected(application.index_folder, match.entity.name)
    return 0


def _corrected(folder: Path | None, name: str) -> None:
    """Print what editors said of a name, which goes before what was found."""
    from corpus.correcting.log import read_corrections, standing
    from corpus.correcting.wording import on_file
    from corpus.names import fold

    found = standing(read_corrections(folder)) if folder else []
    for one in found:
        if fold(name) in (fold(one.subject), fold(one.other)):
            sys.stdout.write(f"\n{safe(f'Corrected {on_file(one)} · {one.id}')}\n")


_AS = {"person": "a person", "organisation": "an organisation", "place": "a place", "other": "none"}

STEPS: Mapping[str, Callable[[Application, argparse.Namespace], int]] = {
    "build": build,
    "add": add,
    "info": info,
    "check": check,
    "export": export,
    "why": why,
}


def _tagger(application: Application, options: argparse.Namespace) -> str:
    from corpus.analysis.taggers import SHIPPED

    if options.tagger:
        return str(options.tagger)
    return application.settings.tagger if application.settings else SHIPPED


def _name_skipped(report: BuildReport) -> None:
    for skipped in report.skipped:
        kind = "Read in part" if skipped.in_part else "Skipped"
        complain(f"{kind} {skipped.source}: {skipped.detail}")
    if report.other_languages:
        from babel import Locale

        names = Locale("en").languages
        listed = ", ".join(names.get(code, code) for code in report.other_languages)
        complain(f"Kept as text that can be searched, for it is not English: what is in {listed}.")


def _described(found: IndexInfo) -> dict[str, str]:
    return {
        "built": f"{found.built:%Y-%m-%d %H:%M} UTC by Parallax {found.version}",
        "generation": found.generation,
        "schema": str(found.schema),
        "articles": f"{found.articles:,}",
        "people": f"{found.people:,}",
        "stories": f"{found.stories:,}",
        "facts": f"{found.facts:,}",
        "sources": "\n".join(found.sources),
    }


def _print_fields(fields: Mapping[str, str]) -> None:
    for name, value in fields.items():
        for place, line in enumerate(value.split("\n")):
            sys.stdout.write(f"{'' if place else name:<10}  {safe(line)}\n")
