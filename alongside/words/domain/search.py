"""Looking for something in one's own words. Pure."""

from unicodedata import combining, normalize

AROUND = 60  # letters shown on each side


def fold(text: str) -> str:
    """Capital letters and accents make no difference. Most texts have none of the latter."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join(letter for letter in normalize("NFKD", folded) if not combining(letter))


def words_of(asked: str) -> list[str]:
    return fold(asked).split()


def finds(words: list[str], text: str) -> bool:
    """Are all these words in the text?"""
    folded = fold(text)
    for word in words:  # a loop: somebody may have twenty thousand texts
        if word not in folded:
            return False
    return bool(words)


def piece(words: list[str], text: str) -> str:
    """A little of the text around the first of these words, on one line."""
    # Folding can change how long a text is, so the place is looked for letter by letter only
    # where it has not.
    folded = fold(text)
    at = folded.find(words[0]) if words and len(folded) == len(text) else 0
    start, end = max(0, at - AROUND), max(0, at) + AROUND * 2
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return before + " ".join(text[start:end].split()) + after
