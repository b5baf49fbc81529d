"""Who published an article and whose copy it is, from what the page itself says.

A claim is *stated* where a line of the page names its publisher: a header with the date, a
copyright line, a log-in line, the address of its newsroom. It is *inferred* where the text reports
of itself, as in "told the Daily News". Where neither stands, nothing is claimed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.analysis.page.boilerplate import is_menu
from corpus.analysis.page.bylines import is_publication, read_bylines
from corpus.analysis.page.stamps import find_stamps
from corpus.model import Basis, Outlet
from corpus.outlets import find_outlet, make_outlet, outlet_of_url

_WORD = r"[A-Z](?:[\w&'’-]|\.(?=\w)){0,30}"
_CAPITALS = rf"{_WORD}(?: (?:of |the |and |de |du )?{_WORD}){{0,5}}"
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?)?\s*(?:by\s+)?"
    rf"(?P<name>(?-i:{_CAPITALS}))|all rights (?:are )?reserved by\s+(?P<holder>(?-i:{_CAPITALS}))",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"(?:\b(?:connect|log in|sign in|register) (?:with|to)|follow|subscribe to|more from|"
    rf"(?:newsletter|app) (?:of|from)) (?:the )?(?P<name>(?-i:{_CAPITALS}))"
    r"(?= on\b| newsletter|['’]s?\b|\W*$)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:source|publisher|publication|outlet|来源|出处)\s*[:：]\s*(?P<name>{_CAPITALS}|[\u4e00-\u9fff]{{2,12}})",
    re.IGNORECASE,
)
_MAIL_HOST = re.compile(r"@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_STAMP_WORDS = re.compile(
    r"\b(?:published|updated|posted|aired|date|last|modified|on|at|first|created|issued|by|edition|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b|[^\w\s.&'’-]|(?<!\w)[-.]|\d{1,2}:\d\d",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"[\s,]+(?:all rights.*|ltd|llc|inc|plc|gmbh|corp|co|s\.?a|company|limited)\.?$", re.IGNORECASE
)
_OWN_REPORT = re.compile(
    r"\b(?:told|tells|informed|interview(?:ed)? (?:with|by)|statement to|spoke (?:to|with)|"
    r"speaking (?:to|with)|sent to|comments? to|remarks to|email to|e-mail to) (?:the )?"
    rf"(?P<name>{_CAPITALS})|(?P<finder>{_CAPITALS}) (?:can reveal|has learned|has seen)\b"
)
_CREDITED = re.compile(
    rf"(?P<name>{_CAPITALS})(?: (?:has|had|also|further|later))?"
    r" (?:reported|reports|quoted|said|says|wrote|noted|added)\b"
    rf"|\b(?:according to|reported by|as per|citing) (?:the )?(?P<source>{_CAPITALS})"
)

_READ, _LONGEST = 500, 20_000
"""How many paragraphs of a text are searched, and how many characters of one."""
REWRITE_CREDITS = 3
"""How often a text must credit one other outlet to count as a rewrite of its report."""
OWN_REPORTS = 2
"""How often a text must report of its own outlet for that to be inferred."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published an article, whose copy it is, and what that rests on."""

    outlet: str | None = None
    outlet_basis: Basis = "absent"
    agency: str | None = None
    republisher: str | None = None
    rewrites: str | None = None


def find_publisher(
    head: Sequence[str],
    tail: Sequence[str],
    paragraphs: Sequence[str],
    marks: Sequence[str] = (),
    url: str | None = None,
) -> Publisher:
    """Return who published an article.

    `head` and `tail` are the lines of the page around the article, `marks` the publishers that its
    dateline and byline name. Every name is the register's short one, else the page's own.
    """
    claims = _claims(head, tail, url)
    credited = _count(_CREDITED, paragraphs)
    own = _count(_OWN_REPORT, paragraphs)
    hosts = [claim for claim in claims if claim.kind == "outlet"]
    copies = [make_outlet(_bare(mark), "agency") for mark in marks]
    copies += [claim for claim in claims if claim.kind == "agency"]
    marked = [copy for copy in copies if copy.kind == "outlet"]
    agency = next((copy for copy in copies if copy.kind == "agency"), None)
    outlet = _leading(hosts) or (marked[0] if marked else None)
    basis: Basis = "stated" if outlet else "absent"
    if not outlet and not agency and (inferred := _self_report(own, credited)):
        outlet, agency = (inferred, None) if inferred.kind == "outlet" else (None, inferred)
        basis = "inferred" if outlet else "absent"
    if agency and outlet and agency.id == outlet.id:
        agency = None
    return Publisher(
        outlet=outlet.name if outlet else None,
        outlet_basis=basis,
        agency=agency.name if agency else None,
        republisher=outlet.name if outlet and agency else None,
        rewrites=None if outlet or agency else _rewritten(credited),
    )


def names_publisher(line: str) -> bool:
    """Whether a short line, with or without a date, is nothing but a publisher's name."""
    if len(line) > 100 or _COPYRIGHT.match(line) or read_bylines(line):
        return False
    name = _without_stamps(line)
    return bool(name) and is_publication(name) and (bool(find_outlet(name)) or not is_menu(name))


def _claims(head: Sequence[str], tail: Sequence[str], url: str | None) -> list[Outlet]:
    found = [known] if url and (known := outlet_of_url(url)) else []
    found += [make_outlet(_without_stamps(line)) for line in head if names_publisher(line)]
    for line in (*head, *tail):
        for pattern in (_COPYRIGHT, _NAMED):
            if match := pattern.search(line):
                name = _bare(next(filter(None, match.groups()), ""))
                found += [make_outlet(name)] if name else []
        if (match := _INVITES.search(line)) and is_publication(_bare(match["name"])):
            found.append(make_outlet(_bare(match["name"])))
        found += [o for m in _MAIL_HOST.finditer(line) if (o := outlet_of_url(m["host"]))]
    return found


def _leading(claims: Sequence[Outlet]) -> Outlet | None:
    """Return the outlet with the most claims; the first named of several with as many."""
    counted = Counter(claim.id for claim in claims)
    return max(claims, key=lambda claim: counted[claim.id], default=None)


def _self_report(own: Counter[Outlet], credited: Counter[Outlet]) -> Outlet | None:
    """Return the one outlet that the text reports of as itself.

    An outlet doesn't credit itself with "X reported"; one that is credited so is somebody else.
    """
    reports = [(outlet, times) for outlet, times in own.items() if not credited[outlet]]
    if len(reports) == 1 and reports[0][1] >= OWN_REPORTS:
        return reports[0][0]
    return None


def _rewritten(credited: Counter[Outlet]) -> str | None:
    """Return the outlet that is credited again and again, more than all others together."""
    if not credited:
        return None
    outlet, times = credited.most_common(1)[0]
    return outlet.name if times >= REWRITE_CREDITS and times * 2 > credited.total() else None


def _count(pattern: re.Pattern[str], paragraphs: Sequence[str]) -> Counter[Outlet]:
    found: Counter[Outlet] = Counter()
    for paragraph in paragraphs[:_READ]:
        for match in pattern.finditer(paragraph[:_LONGEST]):
            name = _bare(next(filter(None, match.groups()), ""))
            if outlet := _named_outlet(name):
                found[outlet] += 1
    return found


def _named_outlet(name: str) -> Outlet | None:
    """Return the outlet a name ends or begins with: "Beijing-based Global Times" is one."""
    words = name.split()
    for first in range(len(words)):
        if outlet := find_outlet(" ".join(words[first:])):
            return outlet
    return make_outlet(name) if is_publication(name) and words[0] in ("Daily", "Radio") else None


def _without_stamps(line: str) -> str:
    stamps = find_stamps(line)
    if not stamps:
        return line.strip(" -–—|:,")
    for stamp in reversed(stamps):
        line = f"{line[: stamp.start]} {line[stamp.end :]}"
    return " ".join(_STAMP_WORDS.sub(" ", line).split())


def _bare(name: str) -> str:
    name = re.sub(
        r"(?:[\s,]+\d{4}| (?:and|with) (?:news )?agencies)$",
        "",
        _LEGAL.sub("", name.strip(" .,;:")),
    )
    return name.removesuffix("’s").removesuffix("'s").strip(" .,;:")
