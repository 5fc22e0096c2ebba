"""A body outside asks the group to speak. Pure."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Asked:
    """What a group needs to know before it says yes."""

    body: str
    name: str
    email: str
    what_for: str
    when: str
    pay: str
    access: str
    audience: str
    secret: str = ""  # of the link behind which the answer stands, for the mail that tells it
    reply: str = ""  # theirs, to our terms: yes or no
    message: str = ""  # what they wrote last

    def as_text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def from_text(text: str) -> Asked:
    return Asked(**json.loads(text))


class Answer(StrEnum):
    NONE = ""
    YES = "yes"
    NO = "no"
    TERMS = "on these terms"
