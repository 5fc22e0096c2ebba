"""Rows of gatherings."""

from alongside.gatherings.models.calendar import CalendarLink
from alongside.gatherings.models.reminders import Reminder
from alongside.gatherings.models.room import Saying, Seat, Vote
from alongside.gatherings.models.series import Gathering, Hosting, Part, Series, StandIn
from alongside.gatherings.models.times import TimesAnswer, TimesAsk

__all__ = [
    "CalendarLink",
    "Gathering",
    "Hosting",
    "Part",
    "Reminder",
    "Saying",
    "Seat",
    "Series",
    "StandIn",
    "TimesAnswer",
    "TimesAsk",
    "Vote",
]
