"""The demo's coding: what people said of waiting, read by two, who do not always agree."""

import hashlib
from datetime import datetime
from uuid import UUID

from alongside.evidence.access.coding import Me, coding_to_code
from alongside.evidence.access.coding_words import words_page
from alongside.evidence.domain.themes.comments import Comment, Sorted
from alongside.evidence.domain.themes.sentences import stretch
from alongside.evidence.operations import coding_begun, coding_codes, coding_marks
from alongside.people.queries import still_here
from alongside.web.commands.demo_gatherings import GROUP

SAID = (
    "I rang each Monday. Nobody could say how long it would be.",
    "The letter came after nine months. By then I had moved.",
    "Nobody told me that I had been taken off the list.",
    "A receptionist called Ines wrote down my new number. That was all I needed.",
    "They asked me the same questions four times.",
    "I had to tell my whole story again to somebody new.",
    "The waiting room had no clock and no window.",
    "My friend waited with me. We did the crossword.",
    "Somebody rang to say I was not forgotten. I cried.",
    "It took eleven months. Nobody rang once.",
    "The second doctor had read my notes before I came in.",
    "I did not know whom to ask.",
    "They said six weeks. It was thirty.",
    "The group kept me going until the letter came.",
)
CODES = {
    "Not knowing": "They were not told how long, or what comes next.",
    "Telling it again": "They had to say the same things to somebody new.",
    "One kind person": "One person did a small thing, and it helped.",
}
# What each of the two puts under which code, by some of the words.
FIRST = {
    "Nobody could say how long": "Not knowing",
    "Nobody told me": "Not knowing",
    "wrote down my new number": "One kind person",
    "the same questions": "Telling it again",
    "to somebody new": "Telling it again",
    "to say I was not forgotten": "One kind person",
    "Nobody rang once": "Not knowing",
    "whom to ask": "Not knowing",
    "They said six weeks": "Not knowing",
    "had read my notes": "One kind person",
}
LEFT = 2  # for whoever looks at the demo to read
SECOND = FIRST | {"had read my notes": "Telling it again", "My friend waited": "One kind person"}


def a_coding(group: UUID, who: dict[str, UUID], at: datetime) -> None:
    made = coding_begun.bring_comments(
        Sorted([Comment(text, "") for text in SAID], {"blank, or no answer": 3}),
        fingerprint=hashlib.sha256(b"demo").hexdigest(),
        group=group,
        title="What people said of waiting",
        asked_by="The Kettle, at its stall in March",
        promised="We count what you say. We print none of it.",
        by=who["host"],
        now=at,
    )
    for coder in ("support", "bea"):
        coding_begun.ask(made, who[coder], by=who["host"], now=at)
    codes = {name: coding_codes.new_code(made, name, about) for name, about in CODES.items()}
    for coder, chosen in (("support", FIRST), ("bea", SECOND)):
        person = still_here([who[coder]])[0]
        for number in range(len(SAID) - LEFT):
            read(coding_to_code(person, GROUP, made, number), number, chosen, codes)


def read(me: Me, number: int, chosen: dict[str, str], codes: dict[str, UUID]) -> None:
    words = words_page(me, number)
    text = words.text or ""
    for piece, code in chosen.items():
        place = stretch(text, piece, "")
        if place is not None:
            coding_marks.put_under(
                words.id, [place], [codes[code]], coder=me.coder.id, version=None
            )
    coding_marks.have_read(words.id, coder=me.coder.id, version=None)
