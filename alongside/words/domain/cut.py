"""A cut of some words: it may leave out, never change. Pure.

Stretches are pairs of code points, the end not included, in the order of the words. What was left
out between two of them, before the first and after the last is marked.
"""

import re

LEFT_OUT = "[…]"
MARK = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
DOTS = re.compile(rf"{MARK.pattern}|…|\.\.\.")  # as people type it who mean the mark

Cut = list[tuple[int, int]]


def find(typed: str, whole: str) -> Cut | None:
    """Where the pieces of a typed cut stand in the words; None where a piece is not in them.

    Each piece is looked for after the one before. White space counts as one space, so that a cut
    that was pasted with other line ends is still found. Dots stand for what was left out, unless
    they stand in the words themselves.
    """
    return find_pieces(MARK.split(typed), whole) or find_pieces(DOTS.split(typed), whole)


def find_pieces(split: list[str], whole: str) -> Cut | None:
    pieces = [words for piece in split if (words := piece.split())]
    found: Cut = []
    at = 0
    for piece in pieces:
        match = re.compile(r"\s+".join(map(re.escape, piece))).search(whole, at)
        if match is None:
            return None
        found.append(match.span())
        at = match.end()
    return found or None


def show(cut: Cut, whole: str) -> str:
    """The stretches, with a mark for each that was left out."""
    shown: list[str] = []
    at = 0
    for start, end in cut:
        if whole[at:start].strip():
            shown.append(LEFT_OUT)
        shown.append(whole[start:end].strip())
        at = end
    if whole[at:].strip():
        shown.append(LEFT_OUT)
    return " ".join(shown)


def carry(cut: Cut, old: str, new: str) -> Cut | None:
    """Where the stretches of a cut stand in other words; None where one of them is not in them.

    Letter for letter, in the same order. What was whole words is not found inside of others.
    """
    carried: Cut = []
    at = 0
    for start, end in cut:
        before = r"(?<!\w)" if not old[:start][-1:].isalnum() else ""
        after = r"(?!\w)" if not old[end : end + 1].isalnum() else ""
        match = re.compile(before + re.escape(old[start:end]) + after).search(new, at)
        if match is None:
            return None
        carried.append(match.span())
        at = match.end()
    return carried
