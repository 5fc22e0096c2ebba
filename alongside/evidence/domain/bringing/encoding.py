"""From bytes to text, where it is certain which letters they are. Pure.

UTF-8 proves itself. UTF-16 says so with its mark. Windows-1252 (what older programs call “ANSI” or
latin-1) proves nothing, so we read it only where each sign outside ASCII stands as it would in a
western European text: other code pages read so would break words (“Ïðèâåò”, “donÕt”).

Source: WHATWG Encoding Standard, index windows-1252.
"""

import codecs
import re
from itertools import pairwise

from alongside.evidence.domain.answers import BadFile

SAVE = "save the file again as “CSV UTF-8”"
SIGNS = set("‘’“”–—…•£€©®°·«»½¼¾§¿¡\u00a0™")
WORD = re.compile(r"[^\W\d_]+")
MOST_SHOWN = 3


def decode(data: bytes) -> tuple[str, list[str]]:
    """The text, and a sentence for whoever looks where it was not UTF-8. Raises BadFile."""
    said: list[str] = []
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as wrong:
            raise BadFile(f"byte {wrong.start} is no UTF-16 text; {SAVE}") from wrong
        said.append("The file was in UTF-16. We read it so.")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as wrong:
            row = data.count(b"\n", 0, wrong.start) + 1
            text = windows(data, row)
            words = [word for word in WORD.findall(text) if not word.isascii()]
            shown = ", ".join(f"“{word[:30]}”" for word in list(dict.fromkeys(words))[:MOST_SHOWN])
            said.append(
                "The file was not in UTF-8. We read it as Windows-1252 (latin-1). "
                + (f"Check that these words are right: {shown}." if shown else "")
            )
    if "\x00" in text:
        row = text.count("\n", 0, text.index("\x00")) + 1
        raise BadFile(f"row {row} has a NUL byte; {SAVE}")
    return text, [each.strip() for each in said]


def windows(data: bytes, row: int) -> str:
    """As Windows-1252, if that is certain. `row` is where UTF-8 broke. Raises BadFile."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as wrong:
        row = data.count(b"\n", 0, wrong.start) + 1
        raise BadFile(f"row {row} has bytes that are no UTF-8 text; {SAVE}") from wrong
    for number, line in enumerate(text.split("\n"), 1):
        if not line.isascii() and not certain(line):
            raise BadFile(
                f"row {number} has bytes that are no UTF-8 text, and we cannot tell which letters "
                f"they are; {SAVE}"
            )
    return text


def certain(line: str) -> bool:
    if any(not sign.isascii() and not sign.isalpha() and sign not in SIGNS for sign in line):
        return False
    return all(a_word(word) for word in WORD.findall(line) if not word.isascii())


def a_word(word: str) -> bool:
    """Mostly ASCII letters, none of those that other code pages put in place of quotes, and no
    capital after a small letter."""
    strange = [letter for letter in word if not letter.isascii()]
    if any(not "À" <= letter <= "ÿ" for letter in strange):
        return False
    if len(word) > 1 and len(strange) * 2 > len(word):
        return False
    return not any(a.islower() and b.isupper() and not b.isascii() for a, b in pairwise(word))
