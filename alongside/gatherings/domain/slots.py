"""Times of a week that can be chosen: "1-19:00" is Tuesday, 7 pm. Pure."""

from datetime import time

MOST = 84


def slot(day: int, clock: time) -> str:
    """Slots sort as text: the earliest in the week first."""
    return f"{day}-{clock:%H:%M}"


def parts(name: str) -> tuple[int, time]:
    """The day (0 is Monday) and the time. Raises ValueError for what is no slot."""
    day, _, clock = name.partition("-")
    if day not in {str(number) for number in range(7)}:
        raise ValueError(name)
    return int(day), time.fromisoformat(clock)
