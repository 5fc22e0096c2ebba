from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from alongside.core import ledger, sealing
from alongside.words.domain.answers import ORDER, Answer, HowCounted, HowLong, HowQuoted, WhoReads
from alongside.words.domain.consent import Consent
from alongside.words.domain.kinds import QUOTED_IN
from alongside.words.models import Consent as Row
from alongside.words.models import Recipient, SharedWith, Use, Words


class OutOfOrder(Exception):
    """A consent question before its turn. `first` is the number of the one to answer now."""

    def __init__(self, first: int) -> None:
        super().__init__(first)
        self.first = first


@transaction.atomic
def answer(words: UUID, said: Answer, *, person: UUID | None, now: datetime) -> int:
    """Keep one person's answer to one question. Returns how many questions have an answer.

    On the way through the four, nothing counts before the last. Later, each answer is changed
    alone. The same answer twice is one. No person is whoever holds the return code of the words.
    Raises OutOfOrder.
    """
    question = ORDER.index(type(said)) + 1
    row = Words.objects.select_for_update().get(pk=words, taken_back_at=None)
    before = newest(words, person)
    answered = before.answered if before else 0
    if question > answered + 1:
        raise OutOfOrder(answered + 1)
    so_far = before.as_domain(taken_back=False) if before else Consent()
    name = name_of(before)
    match said:
        case WhoReads():
            after = replace(so_far, readers=said.readers, groups=said.groups)
        case HowQuoted():
            after = replace(so_far, quoting=said.quoting, show_cuts=said.show_cuts)
            name = said.name
        case HowCounted():
            listed = Recipient.objects.filter(group=row.group_id, removed_at=None)
            known = frozenset(listed.values_list("pk", flat=True))
            after = replace(so_far, counting=said.counting, given_to=said.given_to & known)
        case HowLong():
            after = replace(so_far, until=said.until, begins=said.begins)
    done = max(answered, question)
    if before is None or (after, name, done) != (so_far, name_of(before), answered):
        record(words, after, name=name, answered=done, person=person, now=kept_at(row, now))
        if answered == 4:
            note_down(row, "changed a consent", person, now)
        elif done == 4 and after.show_cuts and person is not None:
            wait_for(person, words)
    return done


def wait_for(person: UUID, words: UUID) -> None:
    """Cuts made before this person had a say in these words wait for them, like any later one."""
    cuts = Use.objects.select_for_update().filter(words=words, place_kind__in=QUOTED_IN)
    for use in cuts.filter(ended_at=None).order_by("pk"):
        use.waits_for = sorted({*use.waits_for, str(person)})
        use.save(update_fields=["waits_for"])


@transaction.atomic
def rest(words: UUID, *, paused: bool, person: UUID, now: datetime) -> None:
    """Stop every use of these words for now, or let them go on. The answers stay as they are."""
    row = Words.objects.select_for_update().get(pk=words, taken_back_at=None)
    before = newest(words, person)
    if before is None or before.answered < 4 or before.paused == paused:
        return
    after = replace(before.as_domain(taken_back=False), paused=paused)
    record(words, after, name=name_of(before), person=person, now=kept_at(row, now))
    note_down(row, "paused the uses of words" if paused else "let words be used again", person, now)


def kept_at(row: Words, now: datetime) -> datetime:
    """A moment as it is kept: no finer than a month where nobody may know who said it."""
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0) if row.hidden else now


def note_down(row: Words, did: str, person: UUID | None, now: datetime) -> None:
    """A ledger line. Where nobody may know that this person said anything, it names nobody, and
    its moment is no finer than a month."""
    by = None if row.hidden else person
    ledger.write(did, by=by, about=row.id, now=kept_at(row, now), chain=row.group_id)


def newest(words: UUID, person: UUID | None) -> Row | None:
    return Row.objects.filter(words=words, person=person).order_by("-number").first()


def name_of(row: Row | None) -> str:
    if row is None or row.name_key is None:
        return ""
    return sealing.unseal(row.name_key, bytes(row.name_sealed)) or ""


def record(
    words: UUID,
    answers: Consent,
    *,
    person: UUID | None,
    now: datetime,
    name: str = "",
    answered: int = 4,
) -> None:
    """Add a row: the newest counts once all four questions have an answer.

    What was only on the way goes then. A made-up name is sealed; older ones are destroyed.
    """
    sealed = sealing.seal(name, person or words) if name else None
    highest = Row.objects.filter(words=words).aggregate(Max("number"))["number__max"] or 0
    row = Row(
        words_id=words,
        person_id=person,
        by_code=person is None,
        number=highest + 1,
        answered=answered,
        readers=answers.readers,
        groups=sorted(map(str, answers.groups)),
        quoting=answers.quoting,
        show_cuts=answers.show_cuts,
        counting=answers.counting,
        given_to=sorted(map(str, answers.given_to)),
        begins=answers.begins,
        until=answers.until,
        paused=answers.paused,
        at=now,
    )
    if sealed is not None:
        row.name_key, row.name_sealed = sealed.key, sealed.bytes
    row.save(force_insert=True)
    before = Row.objects.filter(words=words, person=person, number__lte=highest)
    names = [key for key in before.values_list("name_key", flat=True) if key is not None]
    before.filter(answered__lt=4).delete()
    before.update(name_key=None, name_sealed=b"")
    if names:  # the row first: a name that is lost half way would be lost for good
        transaction.on_commit(lambda: sealing.destroy(names))
    for group in answers.groups:
        SharedWith.objects.get_or_create(words_id=words, group_id=group)
