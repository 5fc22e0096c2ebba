"""When a reminder goes out. Pure: no Django, no clock."""

from datetime import datetime, timedelta

HOURS = {24: "The day before", 2: "Two hours before"}  # before it starts; people choose


def due_at(starts_at: datetime) -> list[datetime]:
    return [starts_at - timedelta(hours=hours) for hours in HOURS]


def due_now(starts_at: datetime, reminded: int | None, now: datetime) -> list[int]:
    """The choices whose moment has come and that nobody was sent yet. `reminded` is the last sent.

    A machine that slept through the first moment sends it with the second, once each person. Once
    the gathering has begun a reminder helps nobody.
    """
    if now >= starts_at:
        return []
    come = [hours for hours in HOURS if now >= starts_at - timedelta(hours=hours)]
    return [hours for hours in come if reminded is None or hours < reminded]
