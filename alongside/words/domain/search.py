"""Looking for something in one's own words. Pure."""

AROUND = 60  # letters shown on each side


def words_of(asked: str) -> list[str]:
    return asked.casefold().split()


def finds(words: list[str], text: str) -> bool:
    """Are all these words in the text? Capital letters make no difference."""
    folded = text.casefold()
    for word in words:  # a loop: somebody may have twenty thousand texts
        if word not in folded:
            return False
    return bool(words)


def piece(words: list[str], text: str) -> str:
    """A little of the text around the first of these words, on one line."""
    # Folding can change how long a text is, so the place is looked for letter by letter only
    # where it has not.
    folded = text.casefold()
    at = folded.find(words[0]) if words and len(folded) == len(text) else 0
    start, end = max(0, at - AROUND), max(0, at) + AROUND * 2
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return before + " ".join(text[start:end].split()) + after
