"""What of another calendar is worth bringing: what is still to come. Pure."""

from dataclasses import replace
from datetime import date

from alongside.gatherings.domain.calendar_in import Event, Refused
from alongside.gatherings.domain.recurrence import Dates

OVER = "All its days are over."


def still_to_come(
    events: list[Event], refused: list[Refused], today: date
) -> tuple[list[Event], list[Refused]]:
    """Chosen days that are over are left out; an event with no other days is refused."""
    coming, over = [], []
    for event in events:
        if isinstance(event.rule, Dates):
            days = tuple(day for day in event.rule.days if day >= today)
            if not days:
                over.append(Refused(event.title, OVER))
                continue
            event = replace(event, rule=Dates(days))  # noqa: PLW2901
        coming.append(event)
    return coming, [*refused, *over]
