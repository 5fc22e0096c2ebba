"""The order of one gathering. Pure: no Django, no clock."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a part is for. The first six are the six-part session of the field."""

    CONFIDENTIALITY = "confidentiality"
    ICEBREAKER = "icebreaker"
    CHECK_IN = "check-in"
    FEELING_WORDS = "feeling-words"
    TOPIC = "topic"
    GRATITUDE = "gratitude-list"
    TRAINING = "training"
    CHOOSE = "choose-a-topic"
    BREAK = "break"
    FREE_TALK = "free-talk"
    SPEAKERS = "speakers"
    QUESTIONS = "questions"
    OUTSIDE = "outside"  # walk, stand, hold a sign


SILENT = frozenset({Kind.CONFIDENTIALITY, Kind.BREAK, Kind.OUTSIDE})  # nothing is written in these
VOTED = frozenset({Kind.QUESTIONS, Kind.CHOOSE})  # the room says which it wants to hear
ROUNDS = frozenset({Kind.ICEBREAKER, Kind.CHECK_IN})  # everybody speaks or passes, one by one


@dataclass(frozen=True, slots=True)
class Part:
    kind: Kind
    title: str
    read_out: str  # what a host can read aloud
    minutes: int = 10


STAYS = Part(
    Kind.CONFIDENTIALITY,
    "What stays here",
    "What is said in the room stays in the room. When we close, it is wiped.",
    5,
)
CHECK_IN = Part(Kind.CHECK_IN, "Check-in", "How are you now? Choose a word, or pass.", 20)
TOPIC = Part(Kind.TOPIC, "Topic", "We talk about one thing together. Listening is taking part.", 30)
THANKS = Part(Kind.GRATITUDE, "Thank you list", "Who or what do you want to thank?", 10)
BREAK = Part(Kind.BREAK, "Break", "Drink something. Stretch. We go on in ten minutes.", 10)
FREE_TALK = Part(Kind.FREE_TALK, "Free talk", "Talk about what you like. Listening is fine.", 15)

SIX = (
    STAYS,
    Part(Kind.ICEBREAKER, "Icebreaker", "Say one small thing. What did you eat today?", 10),
    CHECK_IN,
    Part(Kind.FEELING_WORDS, "Feeling words", "What other words are there for “lonely”?", 15),
    TOPIC,
    THANKS,
)


@dataclass(frozen=True, slots=True)
class Template:
    """A plan to begin with. The hosts change it as they like."""

    title: str
    line: str
    picture: str
    parts: tuple[Part, ...]


TEMPLATES = {
    "session": Template("Session", "Six parts, from hello to thank you.", "cup", SIX),
    "training": Template(
        "Training",
        "Learn one thing together, and try it.",
        "book",
        (
            STAYS,
            CHECK_IN,
            Part(Kind.TRAINING, "What we learn", "We go slowly. Stop us when you want.", 40),
            BREAK,
            Part(Kind.FREE_TALK, "Try it", "Try it in pairs, or watch.", 20),
            THANKS,
        ),
    ),
    "topic": Template(
        "The group chooses",
        "Everyone can name a topic. The group picks.",
        "speech",
        (
            STAYS,
            CHECK_IN,
            Part(Kind.CHOOSE, "Choose a topic", "What shall we talk about? Name one thing.", 10),
            TOPIC,
            THANKS,
        ),
    ),
    "panel": Template(
        "Panel or debate",
        "Speakers first. Then questions from the room.",
        "people",
        (
            STAYS,
            Part(Kind.SPEAKERS, "The speakers", "Each speaker has the same time.", 30),
            Part(Kind.QUESTIONS, "Questions", "Ask with your name, or without.", 30),
            FREE_TALK,
            THANKS,
        ),
    ),
    "protest": Template(
        "Protest",
        "Meet, go together, come back together.",
        "flag",
        (
            Part(
                Kind.CONFIDENTIALITY,
                "Before we go",
                "You can turn round at any time. Ask before you take a picture of people.",
                15,
            ),
            Part(Kind.OUTSIDE, "Outside", "Stay in pairs. Know where the quiet place is.", 60),
            CHECK_IN,
            THANKS,
        ),
    ),
}

# What a new part of each kind is called and says, until a host writes something else.
READY = {part.kind: part for each in TEMPLATES.values() for part in each.parts}
READY |= {part.kind: part for part in (*SIX, BREAK, FREE_TALK)}

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
    CALLED_OFF = "called off"


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
    (State.OPEN, "undo opening"): State.PLANNED,
    (State.PLANNED, "change"): State.PLANNED,
    (State.OPEN, "change"): State.OPEN,
    (State.PLANNED, "call off"): State.CALLED_OFF,
    (State.CALLED_OFF, "plan again"): State.PLANNED,
}


def becomes(state: State, deed: str) -> State | None:
    """The state after a deed; None where it makes no sense now."""
    return BECOMES.get((state, deed))
