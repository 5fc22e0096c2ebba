"""The method note of a report: who was asked, who answered, what is hidden and why. Pure.

Each sentence comes from what is kept; nothing is claimed that is not known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of one table."""

    survey: str
    asked_by: str
    promised: str
    people: int  # who answered
    hidden: int  # counts, of this table
    folded: int  # kinds of answer that are counted together with others


@dataclass(frozen=True, slots=True)
class Told:
    """What stands in the report."""

    asked: str  # whom the hosts asked and how, in their words; may be empty
    missing: str  # who may think otherwise, in their words; may be empty
    sources: Sequence[Source]
    quotes: int  # that are shown, or stood there
    attendance: bool


@dataclass(frozen=True, slots=True)
class Line:
    """`theirs`: words of the group, or with words of theirs in it."""

    text: str
    theirs: bool = False


def method(told: Told) -> Iterator[tuple[str, list[Line]]]:
    """Questions that a careful reader has, and the sentences that answer each."""
    yield "Who was asked?", [*asked(told)]
    if told.sources:
        yield "Who answered?", [*answered(told)]
    yield "Who may think otherwise?", [*otherwise(told)]
    yield "What is hidden, and why?", [*hidden(told)]


def asked(told: Told) -> Iterator[Line]:
    if told.asked:
        yield Line(told.asked, theirs=True)
    else:
        yield Line("The group did not write down whom it asked.")
    for by in dict.fromkeys(source.asked_by for source in told.sources):
        yield Line(f"The questions were asked by: {by}.", theirs=True)
    for promise in dict.fromkeys(source.promised for source in told.sources):
        yield Line(f"The people who answered were promised: {promise}", theirs=True)


def answered(told: Told) -> Iterator[Line]:
    for survey in dict.fromkeys(source.survey for source in told.sources):
        people = {source.people for source in told.sources if source.survey == survey}
        numbers = " and later ".join(f"{each:,}" for each in sorted(people))
        yield Line(f"{survey}: {numbers} people answered.", theirs=True)
    yield Line("We count people who sent their answers. Somebody may have left a question out.")


def otherwise(told: Told) -> Iterator[Line]:
    if told.missing:
        yield Line(told.missing, theirs=True)
    yield Line("Only people who wanted to answer did. Others may think otherwise.")
    if told.quotes:
        yield Line("The hosts chose the quotes. They do not speak for everybody.")
    if told.attendance:
        yield Line("The hosts counted who came. Somebody who comes twice counts twice.")


def hidden(told: Told) -> Iterator[Line]:
    counts = sum(source.hidden for source in told.sources)
    folded = sum(source.folded for source in told.sources)
    if counts:
        numbers = "1 number is" if counts == 1 else f"{counts} numbers are"
        yield Line(f"{numbers} hidden to keep people safe. Hidden does not mean small.")
    if folded:
        kinds = "1 kind of answer is" if folded == 1 else f"{folded} kinds of answer are"
        yield Line(f"{kinds} counted together with others. That keeps people safe, too.")
    if told.sources and not counts and not folded:
        yield Line("No number is hidden in these tables.")
    if told.attendance:
        yield Line("Weeks with few people are hidden, or told together.")
    yield Line("People can take their words back. Then their quote goes at once.")
