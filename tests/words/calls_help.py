"""A call of the small world: written, with its two readers, and open."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.utils.timezone import localdate, now

from alongside.words.domain.answers import Answer, HowCounted, HowLong, HowQuoted, WhoReads
from alongside.words.domain.consent import Quoting, Readers
from alongside.words.models import Call, CallAnswer, CallReader
from alongside.words.operations import call_answers, call_reading, calls
from alongside.words.operations.telling import Telling
from tests.conftest import World

TEXT = "The nurse on nights brought two mugs."
MAIL = ("Subject", "Text")
READERS = ("support", "steward")
FIELDS = {
    "title": "Small things",
    "what": "A small thing that helped.",
    "why": "We know better things.",
    "for_whom": "The waiting room.",
    "after": "We print it.",
}


@dataclass
class Made:
    """A call and where its pages are."""

    world: World
    id: UUID
    path: str = field(init=False)
    inside: str = field(init=False)

    def __post_init__(self) -> None:
        self.path = f"/calls/{Call.objects.get(pk=self.id).slug}"
        self.inside = f"/g/{self.world.slug}/calls/{self.id}"

    def page(self, who: str, path: str = "") -> str:
        return self.world.client(who).get(path or self.path).content.decode()

    @property
    def public(self) -> str:
        return self.page("anonymous", f"{self.path}/pieces")


def details(**changed: Any) -> calls.Details:
    until = localdate() + timedelta(days=30)
    return calls.Details(**FIELDS | {"until": until, "no_account": True} | changed)


def write(world: World, **changed: Any) -> UUID:
    return calls.write_call(
        details(**changed),
        [world.id(who) for who in READERS],
        id=uuid4(),
        group=world.group,
        mail=MAIL,
        by=world.id("host"),
        now=now(),
    )


def a_call(world: World, **changed: Any) -> Made:
    call = write(world, **changed)
    for who in READERS:
        calls.agree_to_read(call, who.title(), person=world.id(who), now=now())
    calls.open_call(call, by=world.id("host"), now=now())
    return Made(world, call)


def answers(readers: Readers, name: str) -> list[Answer]:
    return [WhoReads(readers), HowQuoted(Quoting.NO, name), HowCounted(), HowLong()]


def give(
    call: Made,
    who: str | None = "member",
    text: str = TEXT,
    *,
    readers: Readers = Readers.COLLECTION,
    name: str = "",
    note: str = "",
    hidden: bool = False,
) -> UUID:
    """An answer with its four questions, of somebody with an account or (None) without."""
    person = call.world.id(who) if who else None
    told = Telling(text, note, hidden)
    words = call_answers.give_answer(told, call=call.id, once=uuid4(), person=person, now=now())
    for said in answers(readers, name):
        call_answers.answer_question(words, said, shown=ids(call), person=person, now=now())
    return words


def ids(call: Made) -> frozenset[str]:
    """The readers whom a page of the call shows now, as its form sends them."""
    agreed = CallReader.objects.filter(call=call.id).exclude(agreed_at=None)
    return frozenset(map(str, agreed.values_list("person", flat=True)))


def choose(call: Made, words: UUID, yes: bool | None, *who: str, word: str = "") -> None:
    for each in who:
        reader = call.world.id(each)
        call_reading.open_words(words, reader=reader, now=now())
        call_reading.choose(words, yes=yes, word=word, reader=reader, now=now())


def by_code(call: Made, **form: str) -> tuple[Client, str, UUID]:
    """Somebody without an account answers on the page: their browser, their code, their words."""
    client = Client()
    sent = {"words": TEXT, "once": str(uuid4())} | form
    assert client.post(f"{call.path}/answer", sent)["Location"] == "/calls/mine/code"
    shown = client.get("/calls/mine/code").content.decode()
    code = re.search(r"\d{4} \d{4} \d{4} \d{4}", shown.partition("data-words>")[2])
    assert code
    return client, code[0], CallAnswer.objects.get(once=sent["once"]).words_id
