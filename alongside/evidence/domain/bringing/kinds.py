"""What kind of answer a text is: a number, a day, or a way of not answering. Pure."""

import re

NUMBER = re.compile(r"[+-]?\d{1,3}(,\d{3})*(\.\d+)?|[+-]?\d+([.,]\d+)?([eE][+-]?\d{1,2})?")
DAY = re.compile(r"(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})([ T]\d{1,2}:\d{2}.*)?")
NOTHING = {
    "no answer", "no comment", "no comments", "no response", "not answered", "n/a", "na", "n.a.",
    "nil", "none", "not applicable", "prefer not to say", "rather not say", "-", "--", ".", "?",
    "(no answer)", "nothing to add", "no reply", "null", "nan", "blank", "not stated",
}  # fmt: skip


def is_number(value: str) -> bool:
    return NUMBER.fullmatch(value) is not None


def says_nothing(value: str) -> bool:
    return " ".join(value.split()).casefold().rstrip(".") in NOTHING or not value.strip(" .-")


def day_order(value: str) -> str:
    """“ISO” (2022-05-31), “day” (31/05/2022), “month” (1/14/2022), “either” (3/4/2022), or “”."""
    found = DAY.fullmatch(value)
    if not found:
        return ""
    first, second, last = found[1], int(found[3]), found[4]
    if len(first) == 4 and len(last) <= 2:
        return "ISO" if 1 <= second <= 12 and 1 <= int(last) <= 31 else ""
    if len(first) > 2 or len(last) not in (2, 4):
        return ""
    one = int(first)
    if not (1 <= one <= 31 and 1 <= second <= 31) or min(one, second) > 12:
        return ""
    return "day" if one > 12 else "month" if second > 12 else "either"


def counted_day(value: str) -> bool:
    """A whole number that a spreadsheet would show as a day between 1954 and 2064."""
    return value.isdecimal() and value.isascii() and 20_000 <= int(value) <= 60_000
