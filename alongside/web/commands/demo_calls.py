"""The demo's call for words: open, with two readers, one answer published and one that waits."""

from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.timezone import localdate

from alongside.web.commands.demo_gatherings import GROUP
from alongside.words import emails
from alongside.words.domain.answers import HowCounted, HowLong, HowQuoted, WhoReads
from alongside.words.domain.consent import Counting, Quoting, Readers
from alongside.words.domain.thinking import in_months
from alongside.words.operations import call_answers, call_reading, calls
from alongside.words.operations.telling import Telling

ZINE = "Small things that helped. A zine"
NIGHT = Telling(
    "The nurse on nights brought two mugs.\nShe did not ask me anything.\nWe watched the car park.",
    note="hospital",
)
BUS = Telling("My brother texts me the number of each bus he sees. That is all. It is enough.")


def a_call(group: UUID, who: dict[str, UUID], at: datetime) -> None:
    host = who["host"]
    made = calls.write_call(
        calls.Details(
            ZINE,
            what="A small thing that helped you on a bad day. A line, a poem, a page.",
            why="Leaflets tell us to take a bath. We know better things.",
            for_whom="People who sit in the waiting room at Brackwater.",
            after="In spring we print sixty copies for the waiting room. They cost nothing.",
            until=in_months(localdate(at), 2),
            no_account=True,
        ),
        [who["bea"], who["support"]],
        id=uuid4(),
        group=group,
        mail=emails.asked_to_read(f"{settings.HERE}/g/{GROUP}/calls/"),
        by=host,
        now=at,
    )
    for reader, name in (("bea", "Bea"), ("support", "Femi")):
        calls.agree_to_read(made, name, person=who[reader], now=at)
    calls.open_call(made, by=host, now=at)
    readers = [who["bea"], who["support"]]
    published = give(NIGHT, made, readers, at, person=who["member"], name="Mug no. 2")
    for reader in ("bea", "support"):
        call_reading.open_words(published, reader=who[reader], now=at)
        word = "Thank you. I know that car park." if reader == "bea" else ""
        call_reading.choose(published, yes=True, word=word, reader=who[reader], now=at)
    waits = give(BUS, made, readers, at)
    call_answers.wrote_code_down(waits, now=at)


def give(
    told: Telling,
    call: UUID,
    readers: list[UUID],
    at: datetime,
    *,
    person: UUID | None = None,
    name: str = "",
) -> UUID:
    words = call_answers.give_answer(told, call=call, once=uuid4(), person=person, now=at)
    for said in (
        WhoReads(Readers.COLLECTION),
        HowQuoted(Quoting.NO, name),
        HowCounted(Counting.COUNT),
        HowLong(),
    ):
        who = frozenset(map(str, readers))
        call_answers.answer_question(words, said, shown=who, person=person, now=at)
    return words
