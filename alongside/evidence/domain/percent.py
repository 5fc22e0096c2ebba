"""A share in whole percent, beside the number that it is of. Pure."""

from fractions import Fraction


def percent(count: int | None, people: int) -> str:
    """“62 %”, halves to the even number (IEEE 754, 4.3.1); empty where the count is hidden, or
    nobody answered.

    It tells nothing that the count and the printed base do not tell.
    """
    if count is None or not people:
        return ""
    return f"{round(Fraction(100 * count, people))} %"
