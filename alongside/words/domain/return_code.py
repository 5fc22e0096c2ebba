"""The return code of an answer without an account: sixteen digits, in fours. Pure.

Fifteen are drawn by chance. The last is a check: a slip of the pen never opens somebody else's
words, and is seen before anything is looked up. Source: H. M. Damm, "Total anti-symmetrische
Quasigruppen" (2004): it finds every single wrong digit, and every two neighbours that changed
places.
"""

LENGTH = 16
BETWEEN = " -\u2013\u00a0\u2009\u202f\t"  # what people type or paste between the fours
DIGITS = "0123456789"
TABLE = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def left_over(digits: str) -> str:
    """What the digits come to: “0” for a whole code, and its last digit for all but the last."""
    so_far = 0
    for digit in digits:
        so_far = int(TABLE[so_far][int(digit)])
    return str(so_far)


def whole(drawn: str) -> str:
    """The code that begins with these fifteen digits."""
    return drawn + left_over(drawn)


def tidy(typed: str) -> str | None:
    """The sixteen digits of a typed code; None where it cannot be one."""
    digits = "".join(sign for sign in typed.strip() if sign not in BETWEEN)
    if len(digits) != LENGTH or not set(digits) <= set(DIGITS):
        return None
    return digits if left_over(digits) == "0" else None


def in_fours(code: str) -> str:
    """1234 5678 9012 3456."""
    return " ".join(code[start : start + 4] for start in range(0, LENGTH, 4))
