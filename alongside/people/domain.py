"""How large words are. Pure."""

from enum import StrEnum


class Size(StrEnum):
    USUAL = "usual"
    LARGER = "larger"
    LARGEST = "largest"
