"""An answer to a call: given with an account or a return code, and destroyed when its time is over.

No ledger line says that somebody answered.
"""

import secrets
from collections.abc import Iterable, Set
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from alongside.core import jobs, ledger, sealing
from alongside.words.access.call_codes import hashed
from alongside.words.domain.answers import Answer, WhoReads
from alongside.words.domain.calls import State
from alongside.words.domain.kinds import Ended, Kind, What
from alongside.words.domain.return_code import LENGTH, whole
from alongside.words.models import Beside, Call, CallAnswer, CallReader, Use, Words
from alongside.words.operations import consents
from alongside.words.operations.calls import NotNow
from alongside.words.operations.telling import Telling, day_of, put_beside
from alongside.words.queries import keys_of

CLOSED = "This call is closed. Nobody can answer it any more."
NEEDS_ACCOUNT = "This call needs an account. Sign in first. Copy your words before you go."
READS = "You read for this call. So somebody else must answer it."
HERE_ALREADY = "We have this answer already. Use your code to open it."


def give_answer(
    told: Telling, *, call: UUID, once: UUID, person: UUID | None, now: datetime
) -> UUID:
    """Keep an answer that nobody reads yet, and return its number. Its questions come next.

    `once` is the form's own number, and never that of the words: it opens nothing. Without a
    person a return code is drawn, and kept beside the words until its person wrote it down.
    Raises NotNow.
    """
    code = "" if person else whole("".join(secrets.choice("0123456789") for _ in range(LENGTH - 1)))
    return keep_answer(
        told,
        code,
        hashed(code) if code else None,  # slow, so before anything is held
        call=call,
        once=once,
        person=person,
        now=now,
    )


@transaction.atomic
def keep_answer(
    told: Telling,
    code: str,
    code_hash: str | None,
    *,
    call: UUID,
    once: UUID,
    person: UUID | None,
    now: datetime,
) -> UUID:
    row = Call.objects.select_for_update().get(pk=call)
    known = CallAnswer.objects.filter(once=once).select_related("words").first()
    if known is not None and (known.call_id, known.words.person_id) == (call, person):
        return again(known, person)
    if row.term.state(localdate(now)) is not State.OPEN:
        raise NotNow(CLOSED)
    if person is None and not row.no_account:
        raise NotNow(NEEDS_ACCOUNT)
    if CallReader.objects.filter(call=row, person=person).exists():
        raise NotNow(READS)
    number = uuid4()
    owner = person or number
    sealed = sealing.seal(told.text, owner)  # the key first, then the words
    words = Words.objects.create(
        pk=number,
        group_id=row.group_id,
        person_id=person,
        kind=Kind.ANSWER,
        key=sealed.key,
        sealed=sealed.bytes,
        told_on=day_of(now, hidden=told.hidden),
        hidden=told.hidden,
    )
    put_beside(words, What.NOTE, told.note, owner=owner)
    put_beside(words, What.CODE, code, owner=owner)
    CallAnswer.objects.create(
        words=words, call=row, once=uuid4() if known else once, code=code_hash
    )
    return number


def again(known: CallAnswer, person: UUID | None) -> UUID:
    """The same form came twice. Without an account it opens the words only while the code was not
    written down yet: later, a page that was left open somewhere is no way in."""
    new = Beside.objects.filter(words=known.words_id, what=What.CODE).exists()
    if person is None and not new:
        raise NotNow(HERE_ALREADY)
    return known.words_id


@transaction.atomic
def wrote_code_down(words: UUID, *, now: datetime) -> None:
    """From here on nobody but its person knows the code. Twice is once."""
    forget_these(Beside.objects.filter(words=words, what=What.CODE).values_list("pk", flat=True))
    jobs.leave("wipe", about=None, due=now)


@transaction.atomic
def forget_codes(*, now: datetime) -> None:
    """Codes of an earlier day that nobody said they wrote down.

    The day is that of the key: where somebody is at risk, the words have only a month.
    """
    codes = Beside.objects.filter(what=What.CODE)
    old = sealing.made_before(localdate(now), codes.values_list("key", flat=True))
    forget_these(codes.filter(key__in=old).values_list("pk", flat=True))


def forget_these(beside: Iterable[UUID]) -> None:
    rows = Beside.objects.filter(pk__in=list(beside))
    sealing.destroy(list(rows.values_list("key", flat=True)))
    rows.delete()


@transaction.atomic
def answer_question(
    words: UUID, said: Answer, *, shown: Set[str], person: UUID | None, now: datetime
) -> int:
    """Like any question of a consent. Who may read is said to the readers whom the page showed:
    `shown` are their ids, as text."""
    done = consents.answer(words, said, person=person, now=now)
    if isinstance(said, WhoReads):
        said_yes_to(words, shown)
    return done


@transaction.atomic
def agree_to_readers(words: UUID, shown: Set[str], *, person: UUID | None, now: datetime) -> None:
    """Somebody else reads for the call now, and this person says yes to them as well."""
    row = Words.objects.select_for_update().get(pk=words, taken_back_at=None)
    before = set(CallAnswer.objects.get(pk=words).readers)
    if said_yes_to(words, shown | before) - before:
        consents.note_down(row, "agreed to a new reader", person, now)


def said_yes_to(words: UUID, shown: Set[str]) -> Set[str]:
    """Those of them who read now. Who came after the page was shown is in nobody's yes."""
    answer = CallAnswer.objects.select_for_update().get(pk=words)
    agreed = CallReader.objects.filter(call=answer.call_id).exclude(agreed_at=None)
    readers = shown & set(map(str, agreed.values_list("person", flat=True)))
    CallAnswer.objects.filter(pk=words).update(readers=sorted(readers))
    return readers


def destroy_what_is_over(*, now: datetime) -> None:
    """Answers that stand nowhere, of calls whose time is over. Keys first, then everything."""
    today = localdate(now)
    for call in Call.objects.filter(until__lt=today).exclude(opened_at=None).order_by("pk"):
        if call.term.state(today) is State.OVER:
            destroy_unused(call, now=now)


def destroy_unused(call: Call, *, now: datetime) -> None:
    """What was taken back goes too, unless its person has an account or it has its place."""
    here = Q(place=call.id, ended_why=Ended.TAKEN_BACK)
    used = Use.objects.filter(Q(ended_at=None) | here).values("words")
    answers = CallAnswer.objects.filter(Q(words__taken_back_at=None) | ~Q(code=None), call=call)
    unused = list(answers.exclude(words__in=used).values_list("words", flat=True))
    if not unused:
        return
    sealing.destroy(keys_of(*unused))
    with transaction.atomic():
        Words.objects.filter(pk__in=unused).delete()
        did = "destroyed what a call did not use"
        ledger.write(did, by=None, about=call.id, now=now, chain=call.group_id)
        jobs.leave("wipe", about=None, due=now)
