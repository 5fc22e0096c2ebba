"""What a coding has so far: how much is read, how alike, what is still new. No words are in it."""

from collections.abc import Hashable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.evidence.access.coding import CodingView, Me
from alongside.evidence.access.coding_counted import chosen, readable, themes_of
from alongside.evidence.domain.themes.agreement import NoNumber, alpha_of_code
from alongside.evidence.domain.themes.saturation import Step, saturation
from alongside.evidence.models import Code, Coding, WordsRead

HIGH, WIDE = 120, 290  # of the curve, in drawing units


@dataclass(frozen=True, slots=True)
class HowAlike:
    """`alpha` is None where there is no number; `why` says so."""

    code: UUID
    name: str
    alpha: float | None
    words: int
    why: str


@dataclass(frozen=True, slots=True)
class Point:
    """A step of the curve: where it is drawn, and the step itself."""

    step: Step
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Found:
    read_by_two: int
    alike: list[HowAlike]
    curve: list[Point]

    @property
    def line(self) -> str:
        """The points of the curve, from the corner."""
        return " ".join(["0,120", *(f"{one.x},{one.y}" for one in self.curve)])

    @property
    def most(self) -> int:
        return max((one.step.known for one in self.curve), default=0)


Coded = Mapping[UUID, Mapping[UUID, Set[UUID]]]


def found(coding: CodingView, today: date) -> Found:
    """Of first readings, before anybody saw what another chose. The door was opened before."""
    here = readable(coding.id, coding.counting, today)
    every = chosen(coding.id, first=True)
    coded = {words: every[words] for words in here if every.get(words)}
    names = themes_of(coding.id)
    by_two: list[dict[Hashable, Set[Hashable]]] = [
        {coder: frozenset(codes) for coder, codes in by.items()}
        for by in coded.values()
        if len(by) > 1
    ]
    alike = [how_alike(code, name, by_two) for code, name in names.items()]
    return Found(len(by_two), alike, curve(coded))


def how_alike(code: UUID, name: str, by_two: list[dict[Hashable, Set[Hashable]]]) -> HowAlike:
    try:
        said = alpha_of_code(code, by_two)
    except NoNumber as none:
        return HowAlike(code, name, None, len(by_two), str(none))
    return HowAlike(code, name, float(said.alpha), said.words, "")


def curve(coded: Coded) -> list[Point]:
    steps = saturation([frozenset[UUID]().union(*by.values()) for by in coded.values()])
    if not steps:
        return []
    words, most = steps[-1].words, steps[-1].known or 1
    return [
        Point(one, round(WIDE * one.words / words), round(HIGH - HIGH * one.known / most))
        for one in steps
    ]


@dataclass(frozen=True, slots=True)
class Progress:
    """`others` with how many words each has read."""

    total: int
    mine: int
    others: list[tuple[str, int]]
    codes: int

    @property
    def done(self) -> bool:
        return self.mine >= self.total


def progress(me: Me) -> Progress:
    read = reads(me.coding)
    total = Coding.objects.get(pk=me.coding.id).words.count()
    return Progress(
        total,
        read.get(me.coder.id, 0),
        [(one.name, read.get(one.id, 0)) for one in me.coding.asked if one.id != me.coder.id],
        Code.objects.filter(coding=me.coding.id, codable=True).count(),
    )


def reads(coding: CodingView) -> dict[UUID, int]:
    """How many words each coder has read."""
    found: dict[UUID, int] = {}
    rows = WordsRead.objects.filter(words__coding=coding.id).values_list("coder", flat=True)
    for coder in rows.iterator():
        found[coder] = found.get(coder, 0) + 1
    return found
