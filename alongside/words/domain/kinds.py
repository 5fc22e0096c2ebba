"""What words can be, and where they can be used."""

from enum import StrEnum


class Kind(StrEnum):
    STORY = "story"
    DRAFT = "draft"  # of a story: only its teller opens it
    ANSWER = "answer"  # to a call for words
    CHECK_IN = "check-in"
    FEELING = "feeling"
    GRATITUDE = "gratitude"
    SAID = "said"  # in any other part of a gathering


class Place(StrEnum):
    REPORT = "report"
    LETTER = "letter"
    PANEL = "panel"  # told to those at its table
    HAND_OVER = "hand-over"  # given to a recipient whom their person named
    CODING = "coding"  # whole, to members who say together what words are about
    CALL = "call"  # whole, on the page of a call for words


QUOTED_IN = (Place.REPORT, Place.LETTER)  # in the others words stand whole


class Ended(StrEnum):
    """Why a use ended."""

    TAKEN_BACK = "taken back"
    BY_TELLER = "ended by its person"
    TAKEN_OUT = "taken out"  # by the hosts
    OVER = "its time is over"
    CHANGED = "words changed"  # by their teller: this cut does not stand in them any more


class What(StrEnum):
    """What can stand beside some words."""

    NOTE = "note"  # a content note: what a reader should know first
    CODE = "code"  # the return code of an answer, until its person wrote it down


class Recipient(StrEnum):
    """Whom words can be given to, when their person named them."""

    PERSON = "person"  # a person or a body that the group writes to
    INQUIRY = "inquiry"
    RESEARCHERS = "researchers"  # whom the group agreed on


def choices(names: type[StrEnum]) -> list[tuple[str, str]]:
    """The names of an enum, as Django wants them."""
    return [(name.value, name.value) for name in names]
