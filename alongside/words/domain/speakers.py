"""Who speaks, in captions that have no voice tags. Pure, and careful: a doubt leaves words as text.

“[Ada]: Hello” is always a name. “Ada: Hello” and “[Ada] Hello” are names only if such labels begin

- every caption, and one of them comes again; or
- at least half of the captions, and look like names: then those that come twice or more.

“Note”, “Music” and their like are nobody. A label on a later line begins another speaker, so that
nobody's words are put into the mouth of another.
"""

import re
from collections import Counter

MARKED = re.compile(r"\s*(?P<sign>\[)\s*(?P<name>[^\[\]\s][^\[\]]*)\]:(?:\s+|$)")
BOXED = re.compile(r"\s*(?:[-–—]\s*)?(?P<sign>\[)(?P<name>[^\[\]:;<>]{1,60})\]\s+(?=\S)")
# No “;” in a name: an escaped sign ends in one, so that an escaped label is no label.
PLAIN = re.compile(r"\s*(?:(?:[-–—]|>>)\s*)?(?P<name>[^\[\]:;<>?!…\"“”]{1,60})(?P<sign>:)(?:\s+|$)")
MOST_WORDS = 5
NOBODY = re.compile(
    r"applause|break|captions|cheering|crosstalk|example|inaudible|intro|jingle|laugh(s|ing|ter)|"
    r"music|notes?|outro|pause|ps|silence|singing|sound|speaking|time|tip|title|translation|"
    r"update|warning",
    re.IGNORECASE,
)


def split(texts: list[str]) -> list[list[tuple[str, str]]]:
    """For each caption, who says what. The name is empty where we can not tell."""
    names = names_in(texts)
    return [pieces(text, names) for text in texts]


def pieces(text: str, names: set[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.split("\n"):
        label = label_of(line, names)
        if label:
            found.append((label["name"].strip(), [line[label.end() :]]))
        else:
            found[-1][1].append(line)
    return [(name, "\n".join(lines)) for name, lines in found]


def names_in(texts: list[str]) -> set[str]:
    """The plain labels that are names: none in a file that has marked ones."""
    firsts = [text.strip().split("\n")[0] for text in texts if text.strip()]
    if any(MARKED.match(line) for text in texts for line in text.split("\n")):
        return set()
    used = Counter(label["name"].strip() for line in firsts if (label := may_be_label(line)))
    if used.total() == len(firsts) and max(used.values(), default=0) > 1:
        return set(used)
    likely = {name: times for name, times in used.items() if looks_like_a_name(name)}
    if 2 * sum(likely.values()) < len(firsts):
        return set()
    return {name for name, times in likely.items() if times > 1}


def label_of(line: str, names: set[str]) -> re.Match[str] | None:
    label = MARKED.match(line) or (may_be_label(line) if names else None)
    return label if label and (label.re is MARKED or label["name"].strip() in names) else None


def may_be_label(line: str) -> re.Match[str] | None:
    label = PLAIN.match(line) or BOXED.match(line)
    name = label["name"].strip() if label else ""
    if not label or not 0 < len(name.split()) <= MOST_WORDS or NOBODY.fullmatch(name):
        return None
    # What stands in a box is often a sound.
    return label if line[label.start("sign")] == ":" or looks_like_a_name(name) else None


def looks_like_a_name(label: str) -> bool:
    """Words begin with capitals, or have none, as in Chinese. “de la” may stand inside."""
    words = label.split()
    small = [place for place, word in enumerate(words) if word[0].islower()]
    inside = all(0 < place < len(words) - 1 and len(words[place]) <= 3 for place in small)
    return inside and words[0][0].isalpha()


def hide(texts: list[str], are_marked: bool) -> list[str]:
    """Escapes labels inside words, so that `split` takes none for a name."""
    texts = [hidden(text, set()) for text in texts]
    names = set() if are_marked else names_in(texts)
    return [hidden(text, names) for text in texts] if names else texts


def hidden(text: str, names: set[str]) -> str:
    lines = text.split("\n")
    for place, line in enumerate(lines):
        label = label_of(line, names)
        if label:
            sign = label.start("sign")
            lines[place] = line[:sign] + escaped(line[sign]) + line[sign + 1 :]
    return "\n".join(lines)


def escaped(sign: str) -> str:
    return f"&#{ord(sign)};"
