"""What words are called in a list. Pure."""

LONGEST = 48


def title_of(text: str) -> str:
    """The first line, cut at a word where it is long."""
    first = text.strip().partition("\n")[0]
    return first if len(first) <= LONGEST else first[: LONGEST - 3].rsplit(" ", 1)[0] + " …"
