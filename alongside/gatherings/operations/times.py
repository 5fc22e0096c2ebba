"""Ask a group for its times, answer, and choose: fair over weeks, not only this once."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import ledger, sealing
from alongside.gatherings.access.times import read_answers
from alongside.gatherings.domain.fair_times import Person, TooMany, choose
from alongside.gatherings.domain.why_this_time import why
from alongside.gatherings.models import TimesAnswer, TimesAsk
from alongside.gatherings.operations.planning import NotNow
from alongside.groups.queries import in_group

STOPPED = "The hosts stopped asking. Your times were not kept."
TOO_FEW = "Fewer than two people have answered. Wait a little. Then choose."


@transaction.atomic
def ask(group: UUID, slots: Sequence[str], count: int, *, by: UUID, now: datetime) -> UUID:
    """The number of the question. Raises NotNow while another one is open."""
    if TimesAsk.objects.select_for_update().filter(group=group, chosen_at=None).exists():
        raise NotNow("You ask for times already. Choose one first, or stop asking.")
    row = TimesAsk.objects.create(group_id=group, slots=sorted(slots), choose=count, opened_at=now)
    ledger.write("asked for times", by=by, about=row.id, now=now, chain=group)
    return row.id


@transaction.atomic
def answer(asked: UUID, person: UUID, can: Iterable[str], must: Iterable[str]) -> None:
    """Keep the times of one person, in place of those of before. Also after the choice."""
    row = TimesAsk.objects.select_for_update().filter(pk=asked).first()
    if row is None:
        raise NotNow(STOPPED)
    sure = sorted(set(can) & set(row.slots))
    said = {"can": sure, "must": sorted(set(must) & set(row.slots) - set(sure))}
    sealed = sealing.seal(json.dumps(said), person)
    before = TimesAnswer.objects.filter(ask=row, person=person).first()
    if before is None:
        TimesAnswer.objects.create(
            ask=row,
            person_id=person,
            key=sealed.key,
            sealed=sealed.bytes,
            misses=missed_before(row, person),
        )
        return
    old, before.key, before.sealed = before.key, sealed.key, sealed.bytes
    before.save(update_fields=["key", "sealed"])
    transaction.on_commit(lambda: sealing.destroy([old]))  # or a full disk would lose both


def missed_before(row: TimesAsk, person: UUID) -> int:
    """What they missed by the choices before, so that it is somebody else's turn to miss."""
    earlier = TimesAnswer.objects.filter(ask__group=row.group_id, person=person)
    last = earlier.exclude(ask__chosen_at=None).order_by("-ask__chosen_at").first()
    return last.misses if last else 0


@transaction.atomic
def choose_times(asked: UUID, *, by: UUID, now: datetime) -> None:
    """Choose by domain.fair_times, and carry the misses. Twice is once. Raises NotNow.

    What was answered before is destroyed. The misses stay: in the new answer, or in the old row of
    somebody who did not answer this time.
    """
    row = TimesAsk.objects.select_for_update().filter(pk=asked).first()
    if row is None or row.chosen_at is not None:
        return
    answers = list(row.answers.filter(person__in=in_group(row.group_id)).order_by("pk"))
    if len(answers) < 2:
        raise NotNow(TOO_FEW)
    said = read_answers(answers)
    people = [said[each.id] for each in answers]
    try:
        best = choose(row.slots, people, min(row.choose, len(row.slots)))
    except TooMany as many:
        raise NotNow(str(many)) from many
    row.chosen, row.chosen_at = list(best.chosen), now
    row.why = why(row.slots, people, row.chosen).as_kept()
    row.save(update_fields=["chosen", "chosen_at", "why"])
    for each in answers:
        each.misses = best.misses[str(each.person_id)]
        each.could = comes(said[each.id], row.chosen)
    TimesAnswer.objects.bulk_update(answers, ["misses", "could"], batch_size=200)
    forget_earlier(row, [each.person_id for each in answers])
    ledger.write("chose times", by=by, about=row.id, now=now, chain=row.group_id)


def comes(person: Person, chosen: Iterable[str]) -> bool:
    return any(slot in person.can | person.if_needed for slot in chosen)


def forget_earlier(row: TimesAsk, answered: Iterable[UUID]) -> None:
    earlier = TimesAnswer.objects.filter(ask__group=row.group_id).exclude(ask=row)
    sealing.destroy(earlier.values_list("key", flat=True))
    earlier.filter(person__in=list(answered)).delete()
    earlier.update(sealed=b"")
    old = TimesAsk.objects.filter(group=row.group_id, answers=None).exclude(pk=row.id)
    old.delete()


@transaction.atomic
def stop_asking(asked: UUID, *, group: UUID, by: UUID, now: datetime) -> None:
    """Throw the question away, with its answers, keys first. What was chosen before stands."""
    row = TimesAsk.objects.select_for_update().filter(pk=asked, group=group, chosen_at=None).first()
    if row is None:
        return
    sealing.destroy(row.answers.values_list("key", flat=True))
    row.delete()
    ledger.write("stopped asking for times", by=by, about=asked, now=now, chain=group)
