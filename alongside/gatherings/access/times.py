"""The door to the times of a group. Answers are unsealed to be summed; each sees their own only."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.core import sealing
from alongside.gatherings.domain.fair_times import Person
from alongside.gatherings.domain.why_this_time import ENOUGH_TO_ASK_AGAIN, Why, lost, why
from alongside.gatherings.models import TimesAnswer, TimesAsk
from alongside.groups.access import Standing
from alongside.groups.queries import in_group


@dataclass(frozen=True, slots=True)
class Times:
    id: UUID
    slots: list[str]
    choose: int
    chosen_at: datetime | None
    chosen: list[str]
    why: Why
    i_can: frozenset[str]
    i_must: frozenset[str]
    answered: bool
    my_misses: int
    ask_again: bool  # some people who used to come cannot any more


def read_answers(rows: list[TimesAnswer]) -> dict[UUID, Person]:
    """What people said, by answer."""
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in rows})
    found = {}
    for row in rows:
        said = json.loads(texts.get(row.key, "{}"))
        found[row.id] = Person(
            str(row.person_id),
            frozenset(said.get("can", ())),
            frozenset(said.get("must", ())),
            row.misses,
        )
    return found


def times(standing: Standing) -> Times | None:
    """What the group is asked now, or chose last. The door to the group was opened before."""
    ask = TimesAsk.objects.filter(group=standing.group).order_by("-opened_at").first()
    if ask is None:
        return None
    everybody = ask.answers.filter(person__in=in_group(standing.group))
    rows = list(everybody.order_by("pk"))
    said = read_answers(rows)
    people = list(said.values())
    mine = next((row for row in rows if row.person_id == standing.person), None)
    me = said[mine.id] if mine else Person("", frozenset())
    can_now = [any(slot in one.can | one.if_needed for slot in ask.chosen) for one in people]
    gone = lost([row.could for row in rows], can_now)
    return Times(
        ask.id,
        ask.slots,
        ask.choose,
        ask.chosen_at,
        ask.chosen,
        Why.of_kept(ask.why) if ask.why else why(ask.slots, people, ask.chosen),
        me.can,
        me.if_needed,
        mine is not None,
        mine.misses if mine else 0,
        gone >= ENOUGH_TO_ASK_AGAIN,
    )
