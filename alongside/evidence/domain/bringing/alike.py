"""Spellings that a reader would take for one. Pure. Nothing is joined here: people decide.

Source: Unicode Technical Standard 39 (confusable letters); the letters below are those of its table
that a Latin text can hold unseen.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

# Each pair: the letter that hides, and the one it is taken for.
CYRILLIC = "аa еe оo рp сc уy хx ѕs іi јj һh ԁd ԛq ԝw АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX"
GREEK = "οo νv ρp ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX"
LATIN = "ıi łl ’' ‘' –- —- ‑-"
LOOKS = {ord(pair[0]): pair[1] for pair in f"{CYRILLIC} {GREEK} {LATIN}".split()}
LONGEST = 60  # letters: longer ones are somebody's own words
SHORTEST = 4  # letters, for one letter more to be a slip and not another word


def same_looking(text: str) -> str:
    """One text for all that look exactly the same on paper."""
    if text.isascii():
        return " ".join(text.split())
    plain = unicodedata.normalize("NFKC", text).translate(LOOKS)
    seen = (each for each in plain if unicodedata.category(each) != "Cf")
    return " ".join("".join(seen).split())


def skeleton(text: str) -> str:
    """One text for all spellings that differ in case, spaces, signs, accents, look-alikes."""
    plain = unicodedata.normalize("NFKD", same_looking(text)).casefold()
    if not any(each.isalpha() for each in plain):
        return plain  # numbers: a sign is another number
    kept = (
        " " if unicodedata.category(each)[0] == "P" and each != "'" else each
        for each in plain
        if unicodedata.category(each) != "Mn" and each != "'"
    )
    return "".join("".join(kept).split())


def look_alikes(answers: Iterable[str]) -> list[dict[str, int]]:
    """Groups of spellings, each with how many sheets have it; the commonest first."""
    spellings = Counter(answer.strip() for answer in answers)
    by_look: dict[str, list[str]] = {}
    for spelling in sorted(spellings):
        if spelling and len(spelling) <= LONGEST:
            by_look.setdefault(skeleton(spelling) or spelling, []).append(spelling)
    groups = [
        [spelling for look in looks for spelling in by_look[look]] for looks in joined(by_look)
    ]
    told = [
        {each: spellings[each] for each in sorted(group, key=lambda one: (-spellings[one], one))}
        for group in groups
        if len(group) > 1
    ]
    return sorted(told, key=lambda group: (-sum(group.values()), list(group)))


def joined(by_look: Mapping[str, object]) -> list[list[str]]:
    """Looks in groups: two are together where one has one letter more than the other."""
    of = {look: [look] for look in by_look}
    for look in by_look:
        if len(look) <= SHORTEST or any(each.isdigit() for each in look):
            continue
        for at in range(len(look)):
            less = look[:at] + look[at + 1 :]
            if less in of and of[less] is not of[look]:
                small, large = sorted((of[less], of[look]), key=len)
                large.extend(small)
                for each in small:
                    of[each] = large
    return list({id(group): group for group in of.values()}.values())
