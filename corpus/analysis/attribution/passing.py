"""Reports that run on: who passes on what the sentences around their own also tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.analysis.attribution.phrasing import Source
from corpus.analysis.attribution.record import Attribution
from corpus.analysis.attribution.speakers import Speakers
from corpus.analysis.syntax.units import Unit
from corpus.lexicons import words

_OPENING = 3
"""Words within which a paragraph that goes on with a report names its subject."""


@dataclass(slots=True)
class Voice:
    """Whose words a quote is, and who passed them on."""

    source: Source | None = None
    relays: tuple[str, ...] = ()


@dataclass(slots=True)
class Reports:
    """Follows them through a document.

    A tag behind the last sentence ("…, KCNA reported") stands for all that the same person says in
    its paragraph. Where an agency says what somebody did, and the next paragraph goes on with what
    he "expressed" or "praised", that is the agency's report too; so is what "the letter" said that
    a medium quoted before.
    """

    speakers: Speakers
    own: frozenset[str | None]
    """Names of the article's own outlet and agency, which pass nothing on to it."""
    _paragraph: int = 0
    _voices: list[Voice] = field(default_factory=list)
    _told: tuple[int, str, str] = (0, "", "")
    """The paragraph, the person and the medium of the last report."""
    _carried: int = -1
    """Where the sentence begins that went on with a report."""

    def relays(self, unit: Unit, voice: Voice, attributions: Sequence[Attribution]) -> None:
        """Add to a voice the medium whose report goes on in this sentence, if any does."""
        source = voice.source
        if source is None or voice.relays or source.id is None:
            return
        before = self._voices[-1].source if self._voices else None
        if self._carried == unit.start and before and before.id == source.id:
            voice.relays = self._voices[-1].relays
        elif self._goes_on(unit, source, attributions):
            voice.relays, self._carried = (self._told[2],), unit.start

    def _goes_on(self, unit: Unit, source: Source, attributions: Sequence[Attribution]) -> bool:
        paragraph, person, _ = self._told
        if person != source.id or unit.paragraph - paragraph != 1:
            return False
        return _is_told(unit, source, attributions) or unit.word(1) in words("relays", "papers")

    def heard(self, unit: Unit, voice: Voice) -> None:
        """Note a voice of a paragraph, and who passes it on."""
        if unit.paragraph != self._paragraph:
            self._paragraph, self._voices = unit.paragraph, []
        self._voices.append(voice)
        if voice.relays and voice.source and voice.source.id:
            self._told = (unit.paragraph, voice.source.id, voice.relays[-1])

    def note(self, unit: Unit, attributions: Sequence[Attribution]) -> None:
        """Note the media that report in a sentence."""
        for attribution in attributions:
            source = attribution.source
            if source is None or not source.media or source.name in self.own:
                continue
            people = self.speakers.people_in(*unit.stretch(*attribution.content))
            if people and not attribution.trailing:
                self._told = (unit.paragraph, people[0], source.name)
            elif people and attribution.last >= len(unit) - 1 and unit.paragraph == self._paragraph:
                self._spread(people, source)

    def _spread(self, people: Sequence[str], source: Source) -> None:
        for voice in self._voices:
            if voice.source and voice.source.id in people and not voice.relays:
                voice.relays = (source.name,)


def spread_over(voices: Iterable[Voice], medium: str | None) -> None:
    """Let the medium whose report an article retells pass on all whom it is said to quote."""
    voices = list(voices)
    quoted = {v.source.id for v in voices if v.source and v.source.id and medium in v.relays}
    for voice in voices:
        if medium and voice.source and voice.source.id in quoted and medium not in voice.relays:
            voice.relays = (medium, *voice.relays)


def _is_told(unit: Unit, source: Source, attributions: Sequence[Attribution]) -> bool:
    """Say whether a sentence tells what somebody did in speaking, and not just what he said."""
    cue = next((a for a in attributions if a.source and a.source.id == source.id), None)
    return (
        cue is not None
        and cue.first < _OPENING
        and unit.word(cue.cue) not in words("relays", "plain")
    )
