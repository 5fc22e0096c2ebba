"""Days as people write them. Pure: no clock."""

import re
from datetime import date

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
WORDS = re.compile(rf"{WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)? ([a-z]{{3,9}})\.?,?(?: (\d{{4}}))?")
SIGNS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_days(text: str, today: date) -> list[date]:
    """One day a line, or with commas between. In order, none twice.

    24 November, Tuesday 24 Nov 2026, 24/11/2026, 2026-11-24. A day with no year is the next such
    day. Raises ValueError with the first that is none.
    """
    lines = [" ".join(line.split()) for line in re.split(r"[\n;]|,(?! ?\d{4})", text)]
    return sorted({read_day(line, today) for line in lines if line})


def read_day(line: str, today: date) -> date:
    said = line.lower()
    try:
        if found := ISO.fullmatch(said):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := SIGNS.fullmatch(said):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if (found := WORDS.fullmatch(said)) and (month := month_of(found[2])):
            day = int(found[1])
            if found[3]:
                return date(int(found[3]), month, day)
            this_year = date(today.year, month, day)
            return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError as wrong:
        raise ValueError(line) from wrong
    raise ValueError(line)


def month_of(said: str) -> int:
    """1 to 12; 0 for what is no month."""
    found = [at for at, name in enumerate(MONTHS, 1) if name.startswith(said)]
    return found[0] if len(found) == 1 else 0
