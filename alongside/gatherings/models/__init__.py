"""Rows of gatherings."""

from alongside.gatherings.models.after import (
    Attendance,
    Debrief,
    FeedbackCount,
    FeedbackRound,
    FeedbackTicket,
)
from alongside.gatherings.models.calendar import CalendarLink
from alongside.gatherings.models.invitations import Invitation
from alongside.gatherings.models.keeping import Resource, Trained, Training
from alongside.gatherings.models.panels import Captions, Panel, PanelNote, Speaker
from alongside.gatherings.models.reminders import Reminder
from alongside.gatherings.models.room import Saying, Seat, Vote
from alongside.gatherings.models.series import Gathering, Hosting, LeftOut, Part, Series, StandIn
from alongside.gatherings.models.times import TimesAnswer, TimesAsk

__all__ = [
    "Attendance",
    "CalendarLink",
    "Captions",
    "Debrief",
    "FeedbackCount",
    "FeedbackRound",
    "FeedbackTicket",
    "Gathering",
    "Hosting",
    "Invitation",
    "LeftOut",
    "Panel",
    "PanelNote",
    "Part",
    "Reminder",
    "Resource",
    "Saying",
    "Seat",
    "Series",
    "Speaker",
    "StandIn",
    "TimesAnswer",
    "TimesAsk",
    "Trained",
    "Training",
    "Vote",
]
