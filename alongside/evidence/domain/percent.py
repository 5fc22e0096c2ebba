"""A share in whole percent, beside the number that it is of. Pure."""


def percent(count: int | None, people: int) -> str:
    """“62 %”, halves upward; empty where the count is hidden, or nobody answered.

    It tells nothing that the count and the printed base do not tell.
    """
    if count is None or not people:
        return ""
    return f"{(200 * count + people) // (2 * people)} %"
