"""Units: sentences as lists of words, joined where a quote runs over several of them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.analysis.page.datelines import read_dateline
from corpus.model import Document, Sentence, Token

Stretch = tuple[int, int]
"""Start and end, in characters of the text or in words of a unit."""


_END = frozenset({".", "!", "?", ";"})


@dataclass(slots=True)
class Unit:
    """One sentence, or several that one quote holds together.

    `words` are its tokens and `lower` the same in lower case; `quote` gives for each the number of
    the quote it stands in, marks included, else -1; `quotes` gives the first word of each quote
    and the place behind its last.
    """

    tokens: list[Token]
    lower: list[str]
    quote: list[int]
    paragraph: int
    quotes: dict[int, Stretch] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)
    _size: int = 0

    def __post_init__(self) -> None:
        """Note where quotes and words begin."""
        self._size = len(self.tokens)
        self.starts = [token.start for token in self.tokens]
        self._ends = [i for i, word in enumerate(self.lower) if word in _END and self.quote[i] < 0]
        if max(self.quote, default=-1) < 0:
            return
        for index, number in enumerate(self.quote):
            if number >= 0:
                self.quotes[number] = (self.quotes.get(number, (index, 0))[0], index + 1)

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].end

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.tokens)

    def word(self, index: int) -> str:
        """Return a word in lower case, empty outside the unit."""
        return self.lower[index] if 0 <= index < self._size else ""

    def free(self, index: int) -> bool:
        """Say whether there is a word at that place outside quotes."""
        return 0 <= index < self._size and self.quote[index] < 0

    def capital(self, index: int) -> bool:
        """Say whether the word at that place begins with a capital letter."""
        return 0 <= index < self._size and self.tokens[index].text[0].isupper()

    def sentence_end(self, start: int) -> int:
        """Return where the sentence that goes on at a word ends, quotes aside."""
        place = bisect_left(self._ends, start)
        return self._ends[place] if place < len(self._ends) else len(self)

    def is_alone(self, number: int) -> bool:
        """Say whether there is hardly a word beside one quote."""
        first, last = self.quotes[number]
        beside = 0
        for index in (*range(max(first - 6, 0), first), *range(last, min(last + 6, len(self)))):
            beside += self.tokens[index].text[0].isalnum()
        return beside <= 1

    def words_of(self, start: int, end: int) -> Stretch | None:
        """Return the words between two characters, None unless a word begins at the first."""
        first = bisect_left(self.starts, start)
        if first >= len(self.starts) or self.starts[first] != start:
            return None
        return first, max(bisect_left(self.starts, end), first + 1)

    def stretch(self, first: int, last: int) -> Stretch:
        """Return the characters from word `first` up to, not including, word `last`."""
        return self.tokens[first].start, self.tokens[last - 1].end


def units_of(document: Document, quotes: Sequence[Stretch]) -> list[Unit]:
    """Return the document's units; `quotes` are stretches, marks included, in order.

    A dateline that the text opens with is part of none. Words in quotes belong to whoever is
    quoted: what looks for speakers doesn't look there.
    """
    memo = _memo(document)
    if not quotes and memo.units is not None:
        return memo.units
    groups: list[list[int]] = []
    held_until = -1
    starts = [start for start, _ in quotes]
    for number, sentence in enumerate(document.sentences):
        if groups and _joined(document, groups[-1][-1], number, held_until):
            groups[-1].append(number)
        else:
            groups.append([number])
        for place in range(bisect_left(starts, sentence.start), len(quotes)):
            if quotes[place][0] >= sentence.end:
                break
            held_until = max(held_until, quotes[place][1])
    units = _built(document, groups, quotes)
    if not quotes:
        memo.units = units
    return units


def _joined(document: Document, previous: int, number: int, held_until: int) -> bool:
    before, sentence = document.sentences[previous], document.sentences[number]
    if before.paragraph != sentence.paragraph:
        return False
    if sentence.start < held_until:
        return True
    # "Stop!" he said: the splitter may part a quote from the words that go with it.
    text = document.article.text
    return before.end <= held_until and text[sentence.start].islower()


def _built(document: Document, groups: list[list[int]], quotes: Sequence[Stretch]) -> list[Unit]:
    by_sentence = _memo(document).spelled
    units = []
    place = 0
    for group in groups:
        tokens = [token for number in group for token in by_sentence[number][0]]
        if not tokens:
            continue
        lower = [word for number in group for word in by_sentence[number][1]]
        inside, place = _inside(tokens, quotes, place)
        units.append(Unit(tokens, lower, inside, document.sentences[group[0]].paragraph))
    return units


Spelled = list[tuple[list[Token], list[str]]]
"""Of each sentence its tokens, and the same in lower case."""


@dataclass(slots=True)
class _Memo:
    """What was last made of a document's tokens: each step of analysis asks for it again."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    spelled: Spelled
    units: list[Unit] | None = None


_memos: list[_Memo] = []


def _memo(document: Document) -> _Memo:
    """Return what is kept for a document; only the last one's is."""
    for memo in _memos[:1]:
        if memo.tokens is document.tokens and memo.sentences is document.sentences:
            return memo
    memo = _Memo(document.tokens, document.sentences, _by_sentence(document))
    _memos[:] = [memo]
    return memo


def _by_sentence(document: Document) -> Spelled:
    spelled: Spelled = [([], []) for _ in document.sentences]
    begin = _behind_dateline(document)
    for token in document.tokens[bisect_left(document.tokens, begin, key=lambda t: t.start) :]:
        tokens, lower = spelled[token.sentence]
        tokens.append(token)
        lower.append(token.text.lower().replace("’", "'"))
    return spelled


def _behind_dateline(document: Document) -> int:
    """Return where the text goes on behind a dateline: "LIMA, May 3 (Reuters) - "."""
    if not document.paragraphs:
        return 0
    start, end = document.paragraphs[0]
    text = document.article.text
    dateline = read_dateline(text[start:end])
    if dateline is None:
        return 0
    behind = start + dateline.length
    # Capitals may also name who speaks ("MAYOR: …") or what the sentence is about ("UEFA - the
    # body - said").
    named = text[start:behind].rstrip().endswith(":") or text[behind : behind + 1].islower()
    return 0 if named else behind


def _inside(tokens: list[Token], quotes: Sequence[Stretch], place: int) -> tuple[list[int], int]:
    """Return for each token the number of the quote it stands in, else -1; and where to go on."""
    inside = [-1] * len(tokens)
    end = tokens[-1].start
    if place >= len(quotes) or quotes[place][0] > end:
        return inside, place
    for index, token in enumerate(tokens):
        while place < len(quotes) and quotes[place][1] <= token.start:
            place += 1
        if place < len(quotes) and quotes[place][0] <= token.start:
            inside[index] = place
    return inside, place
