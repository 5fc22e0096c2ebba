"""Each place where somebody's words are used, as their person sees it: where, when, who did it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from alongside.words.domain import cut as cuts
from alongside.words.domain.kinds import QUOTED_IN, Ended, Place
from alongside.words.models import Use

# What a place is called, its picture, and what of the words is in it.
PLACES = {
    Place.REPORT: ("Report", "chart", "One quote"),
    Place.LETTER: ("Letter", "letter", "One quote"),
    Place.PANEL: ("Panel", "speech", "Told to the speakers"),
    Place.HAND_OVER: ("Hand-over", "letter", "All of it"),
    Place.CODING: ("Coding", "eye", "Read whole, and counted"),
    Place.CALL: ("Call", "megaphone", "All of it"),
}
# Places of which somebody outside can have a copy. The job `tell-<place>` tells them.
SENT = {Place.LETTER: "We sent it", Place.HAND_OVER: "They got a copy"}
ENDED = {
    Ended.TAKEN_BACK: "Somebody who told it with you ended it",
    Ended.TAKEN_OUT: "The hosts took it out",
    Ended.OVER: "Its time was over",
    Ended.CHANGED: "It ended because you changed the words",
}


@dataclass(frozen=True, slots=True)
class Where:
    """One use. `cut` is what is shown there, None once taken back. `by` is a name, or “you”."""

    id: UUID
    kind: Place
    place: UUID
    title: str
    path: str
    at: date
    by: str
    ended: date | None
    ended_why: str
    sent_on: date | None  # since then somebody outside has a copy, which can not be undone
    waits: bool
    waits_for_me: bool
    cut: str | None

    @property
    def called(self) -> str:
        return PLACES[self.kind][0]

    @property
    def picture(self) -> str:
        return PLACES[self.kind][1]

    @property
    def holds(self) -> str:
        return PLACES[self.kind][2]

    @property
    def in_part(self) -> bool:
        """A few of the words, and not all."""
        return self.kind in QUOTED_IN

    @property
    def opens(self) -> bool:
        """A place that its person can look at. What a recipient got is behind their own link."""
        return self.kind is not Place.HAND_OVER

    @property
    def how_sent(self) -> str:
        return SENT[self.kind]

    @property
    def how_ended(self) -> str:
        return ENDED.get(Ended(self.ended_why), "You ended it")


def where(use: Use, whole: str | None, person: UUID | None, names: Mapping[UUID, str]) -> Where:
    """`names` are those of the people who did it, as far as they are still here."""
    return Where(
        use.id,
        Place(use.place_kind),
        use.place,
        use.title,
        use.path,
        localdate(use.at),
        who_did(use, person, names),
        localdate(use.ended_at) if use.ended_at else None,
        use.ended_why,
        use.sent_on,
        use.waits,
        str(person) in use.waits_for,
        shown(use, whole),
    )


def who_did(use: Use, person: UUID | None, names: Mapping[UUID, str]) -> str:
    """Readers of a call are known by a name that they chose for it, so none of theirs is told."""
    if use.place_kind == Place.CALL:
        return "its readers"
    return "you" if use.by == person else names.get(use.by, "a host")


def shown(use: Use, whole: str | None) -> str | None:
    """What of the words is in this place: a cut of them, or all."""
    return cuts.show(use.cut, whole) if whole is not None and use.cut else whole
