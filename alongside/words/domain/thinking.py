"""Days that a consent begins and ends on. Pure: the day today is given."""

from datetime import date, timedelta


def thought_by(today: date) -> date:
    """The first day of use for somebody who wants to think: 48 whole hours lie between."""
    return today + timedelta(days=3)


def in_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(last, day.day))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
