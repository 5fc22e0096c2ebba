"""What words can be, and where they can be used."""

from enum import StrEnum


class Kind(StrEnum):
    STORY = "story"
    CHECK_IN = "check-in"
    FEELING = "feeling"
    GRATITUDE = "gratitude"
    SAID = "said"  # in any other part of a gathering


class Place(StrEnum):
    REPORT = "report"
    LETTER = "letter"
    PANEL = "panel"  # told to those at its table


def choices(names: type[StrEnum]) -> list[tuple[str, str]]:
    """The names of an enum, as Django wants them."""
    return [(name.value, name.value) for name in names]
