"""What becomes of a suggestion, as its helper hears it and as its teller is told. Pure."""

from enum import StrEnum


class State(StrEnum):
    WAITS = "waits"
    YES = "yes"
    NO = "no"
    LATE = "late"  # the words changed before it was answered
    BACK = "back"  # who suggested it took it back, or suggested something else
    GONE = "gone"  # the words are not there any more


HEARD = {
    State.WAITS: "It waits. There is no hurry.",
    State.YES: "They said yes.",
    State.NO: "They said no. That is all right.",
    State.LATE: "The words changed meanwhile. You can suggest again.",
    State.BACK: "You took it back.",
    State.GONE: "The words are not here any more.",
}
TOLD = {
    State.YES: "You said yes to this. Your words are changed.",
    State.NO: "You said no to this. Your words stay as they are.",
    State.LATE: "Your words changed before you answered this. They can suggest again.",
    State.BACK: "They took this suggestion back. Your words stay as they are.",
    State.GONE: "This suggestion is not here any more.",
}
