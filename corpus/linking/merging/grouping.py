"""Who is one with whom over all articles: by full names, then shortened ones, then lone words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import product

from corpus.linking.merging.full_names import Pair, like_names
from corpus.linking.merging.identity import connected
from corpus.linking.merging.namesakes import RELATED, apart, walks_of
from corpus.linking.merging.occurrences import Contexts, Group, Occurrence
from corpus.linking.merging.strangers import Strangers
from corpus.names import called, fold, may_be_called, name_parts, romanised, skeleton

ONE_STORY = 0.16
"""Cosine of two articles from which they may be about one event (measured range .16 to .20)."""
CLEARLY = 1.5
"""How much better the context of the best candidate must fit than that of the next."""
SURE = 0.95
"""Likeness from which two names are one person's even where one article holds both."""


def group_people(occurrences: Sequence[Occurrence], contexts: Contexts) -> list[Group]:
    """Return the occurrences in groups, each of them one person.

    Full names are merged by likeness unless context tells namesakes apart; shortened names and
    lone words join a full name only where one alone is possible and the context agrees. Two names
    that any article gives to two people are never one person's, however many spellings lie between.
    """
    full = [occurrence for occurrence in occurrences if occurrence.full_names]
    lone = [occurrence for occurrence in occurrences if not occurrence.full_names]
    spelt = _representatives(full)
    same, possible = like_names(spelt.values())
    articles = _articles(full, spelt)
    groups = _by_full_name(full, spelt, same, articles)
    groups = [part for group in groups for part in apart(group, contexts)]
    groups = _with_shortened(groups, spelt, possible, articles, contexts)
    return _with_lone_words(groups, lone, contexts)


def _representatives(full: Sequence[Occurrence]) -> dict[str, str]:
    """Return, for each folded full name, the spelling that stands for it in comparisons."""
    spelt: dict[str, str] = {}
    for occurrence in full:
        for name in occurrence.full_names:
            folded = fold(name)
            spelt[folded] = min(
                spelt.get(folded, name), name, key=lambda text: (text.isupper(), text)
            )
    return spelt


def _articles(full: Sequence[Occurrence], spelt: dict[str, str]) -> dict[str, set[int]]:
    """Return, for each full name, the articles in which somebody is shown under it."""
    articles: dict[str, set[int]] = defaultdict(set)
    for occurrence in full:
        articles[spelt[fold(occurrence.full_names[0])]].add(occurrence.document)
    return articles


def _by_full_name(
    full: Sequence[Occurrence],
    spelt: dict[str, str],
    same: Sequence[Pair],
    articles: Mapping[str, Set[int]],
) -> list[Group]:
    """Return the occurrences in groups by full name, the likest names joined first."""
    surely = {(pair.first, pair.second) for pair in same if pair.score >= SURE}
    strangers = Strangers(
        {name: {number: {name} for number in found} for name, found in articles.items()}, surely
    )
    links: list[tuple[str, str]] = []
    for occurrence in full:
        first, *others = (spelt[fold(name)] for name in occurrence.full_names)
        links.extend((first, other) for other in others)
    likest = sorted(same, key=lambda pair: (-pair.score, pair.first, pair.second))
    links.extend((pair.first, pair.second) for pair in likest)
    groups: list[Group] = []
    owner: dict[str, int] = {}
    for number, names in enumerate(connected(spelt.values(), links, strangers)):
        groups.append(Group([], []))
        owner.update(dict.fromkeys(names, number))
    for pair in same:
        if owner[pair.first] == owner[pair.second]:
            groups[owner[pair.first]].reasons.append(pair.reason)
    for occurrence in full:
        groups[owner[spelt[fold(occurrence.full_names[0])]]].occurrences.append(occurrence)
    return groups


def _with_shortened(
    groups: list[Group],
    spelt: dict[str, str],
    possible: Sequence[Pair],
    articles: Mapping[str, Set[int]],
    contexts: Contexts,
) -> list[Group]:
    """Return the groups, two joined where each is clearly the best that the other may be."""
    owners = _owners(groups, spelt)
    rivals = _rivals(owners, possible, _strangers(owners, articles))
    chosen: dict[int, int] = {}
    for one, others in sorted(rivals.items()):
        ordered = sorted(others)
        best = _best([groups[n] for n in ordered], groups[one].documents, contexts)
        if best is not None:
            chosen[one] = ordered[best]
    links = [(one, other) for one, other in chosen.items() if chosen.get(other) == one]
    for one, other in links:
        groups[one].reasons.append(rivals[one][other])
    parts = connected(range(len(groups)), links)
    return [_joined([groups[number] for number in numbers]) for numbers in parts]


def _owners(groups: Sequence[Group], spelt: dict[str, str]) -> dict[str, set[int]]:
    """Return, for each full name, the groups in which somebody goes by it."""
    owners: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for occurrence in group.occurrences:
            for name in occurrence.full_names:
                owners[spelt[fold(name)]].add(number)
    return owners


def _strangers(owners: Mapping[str, Set[int]], articles: Mapping[str, Set[int]]) -> Strangers[int]:
    """Return which groups are two people in some article."""
    names: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name, found in articles.items():
        for group, article in product(owners[name], found):
            names[group][article].add(name)
    return Strangers(names)


def _rivals(
    owners: Mapping[str, Set[int]], possible: Sequence[Pair], strangers: Strangers[int]
) -> dict[int, dict[int, str]]:
    """Return, for each group, which others may be the same person by name, and why."""
    rivals: dict[int, dict[int, str]] = defaultdict(dict)
    for pair in possible:
        for one, other in product(owners[pair.first], owners[pair.second]):
            if one != other and not strangers.apart(one, other):
                rivals[one][other] = rivals[other][one] = pair.reason
    return rivals


def _joined(groups: Sequence[Group]) -> Group:
    if len(groups) == 1:
        return groups[0]
    return Group(
        [occurrence for group in groups for occurrence in group.occurrences],
        [reason for group in groups for reason in group.reasons],
    )


def _best(candidates: Sequence[Group], documents: Sequence[int], contexts: Contexts) -> int | None:
    """Return the position of the one candidate whose context fits clearly best, None without."""
    scores = [contexts.likeness(documents, candidate.documents) for candidate in candidates]
    ranked = sorted(range(len(scores)), key=lambda position: -scores[position])
    if not ranked or scores[ranked[0]] < ONE_STORY:
        return None
    if len(ranked) > 1 and scores[ranked[1]] * CLEARLY > scores[ranked[0]]:
        return None
    return ranked[0]


def _with_lone_words(
    groups: list[Group], lone: Sequence[Occurrence], contexts: Contexts
) -> list[Group]:
    """Return the groups with those named by one word alone, in their own groups where unclear."""
    by_family: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for key in _family_keys(group):
            by_family[key].append(number)
    left: dict[str, list[Occurrence]] = defaultdict(list)
    joined: list[tuple[int, Occurrence]] = []
    for occurrence in lone:
        word = name_parts(occurrence.person.name).given[-1:] or ("",)
        near = by_family.get(skeleton(word[0]), ())
        fitting = [number for number in near if _may_be(occurrence, groups[number])]
        best = _best([groups[n] for n in fitting], [occurrence.document], contexts)
        if best is None:
            left[romanised(fold(occurrence.person.name))].append(occurrence)
        else:
            joined.append((fitting[best], occurrence))
    result = [Group(list(group.occurrences), group.reasons) for group in groups]
    for number, occurrence in joined:
        result[number].occurrences.append(occurrence)
        result[number].reasons.append("a family name alone, in articles on the same event")
    for found in left.values():
        result.extend(_by_context(found, contexts))
    return result


def _family_keys(group: Group) -> set[str]:
    names = {name for occurrence in group.occurrences for name in occurrence.full_names}
    return {skeleton(word) for name in names for word in called(name)}


def _may_be(occurrence: Occurrence, group: Group) -> bool:
    """Return whether a lone word is the family name of a group that its article doesn't hold."""
    if occurrence.document in group.documents:
        return False
    genders = {found.gender for found in group.occurrences} - {None}
    if occurrence.gender and genders and occurrence.gender not in genders:
        return False  # "Ms. Wójcik" is not Marek Wójcik
    names = {name for found in group.occurrences for name in found.full_names}
    return any(may_be_called(name, occurrence.person.name) for name in names)


def _by_context(found: Sequence[Occurrence], contexts: Contexts) -> list[Group]:
    """Return those of one lone name in groups: of one event, one label, or one walk of life.

    Each is compared with the nearest in time alone, so that a much-used name costs no square.
    """
    near = sorted(found, key=lambda occurrence: contexts.time_of(occurrence.document))
    links = [
        (one, other)
        for one in range(len(near))
        for other in range(one + 1, min(one + _NEAREST, len(near)))
        if _are_one(near[one], near[other], contexts)
    ]
    groups = connected(range(len(near)), links)
    return [Group([near[number] for number in numbers], []) for numbers in groups]


_NEAREST = 60
"""Articles in the order of time with which one is compared."""


def _are_one(one: Occurrence, other: Occurrence, contexts: Contexts) -> bool:
    """Return whether two people of one lone name, in two articles, are one."""
    if one.document == other.document:
        return False
    if set(map(fold, one.labels)) & set(map(fold, other.labels)):
        return True
    likeness = contexts.likeness([one.document], [other.document])
    same_walk = bool(walks_of(one) & walks_of(other))
    return likeness >= (RELATED if same_walk else ONE_STORY)
