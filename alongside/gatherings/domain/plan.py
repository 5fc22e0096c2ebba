"""The order of one gathering. Pure: no Django, no clock."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    CONFIDENTIALITY = "confidentiality"
    ICEBREAKER = "icebreaker"
    CHECK_IN = "check-in"
    FEELING_WORDS = "feeling-words"
    TOPIC = "topic"
    GRATITUDE = "gratitude-list"


@dataclass(frozen=True, slots=True)
class Part:
    kind: Kind
    title: str
    read_out: str  # what a host can read aloud


SIX = (
    Part(
        Kind.CONFIDENTIALITY,
        "What stays here",
        "What is said in the room stays in the room. When we close, it is wiped.",
    ),
    Part(Kind.ICEBREAKER, "Icebreaker", "Say one small thing. What did you eat today?"),
    Part(Kind.CHECK_IN, "Check-in", "How are you now? Choose a word, or pass."),
    Part(Kind.FEELING_WORDS, "Feeling words", "What other words are there for “lonely”?"),
    Part(Kind.TOPIC, "Topic", "We talk about one thing together. Listening is taking part."),
    Part(Kind.GRATITUDE, "Thank you list", "Who or what do you want to thank?"),
)

FEELINGS = {
    "happy": "Happy",
    "calm": "Calm",
    "tired": "Tired",
    "worried": "Worried",
    "sad": "Sad",
    "angry": "Angry",
    "lonely": "Lonely",
    "unsure": "Not sure",
}


class State(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class SeatState(StrEnum):
    HERE = "here"
    BREAK = "break"
    LEFT = "left"
    NOT_TODAY = "not today"


# Everything that can happen to a gathering, and what it becomes.
BECOMES: dict[tuple[State, str], State] = {
    (State.PLANNED, "open"): State.OPEN,
    (State.OPEN, "move"): State.OPEN,
    (State.OPEN, "close"): State.CLOSED,
}


def becomes(state: State, deed: str) -> State | None:
    """The state after a deed; None where it makes no sense now."""
    return BECOMES.get((state, deed))
