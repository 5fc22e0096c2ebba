"""What was told of a coding, and what could be: counts of people by theme."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from alongside.evidence.domain.themes.counting import WordsCoded
from alongside.evidence.models import Code, CodedWords, Coding, Excerpt, Release, WordsRead
from alongside.words.access.coded import in_coding
from alongside.words.domain.consent import Consent, Counting, Use, Yes, allows


def themes_of(coding: UUID) -> dict[UUID, str]:
    """What each of its codes is called, in their order. One that only holds others is none."""
    rows = Code.objects.filter(coding=coding, codable=True).order_by("number", "pk")
    return dict(rows.values_list("pk", "name"))


def told_of(coding: UUID) -> list[Release]:
    return list(Release.objects.filter(coding=coding).order_by("at", "pk"))


def told_themes(coding: UUID) -> dict[UUID, str]:
    """Codes whose number of people was told. They keep their name, so the name finds them."""
    names = {name for row in told_of(coding) for name in row.columns}
    return {code: name for code, name in themes_of(coding).items() if name in names}


def readable(coding: UUID, counting: str, today: date) -> dict[UUID, UUID]:
    """Words that may be counted today, each with a number for its person, in reading order.

    Words of a file stand under the coding's one consent, a member's own under theirs. Where their
    teller changed them, they count when somebody has read them again.
    """
    rows = CodedWords.objects.filter(coding=coding).order_by("number", "pk")
    every = list(rows.values_list("pk", "told", "version", "teller"))
    said = allows(Consent(counting=Counting(counting)), Use.COUNT, today)
    own = any(told is not None for _, told, _, _ in every)
    standing = in_coding(coding, today) if own else {}
    versions = {words: one.key for words, one in standing.items()}
    return {
        pk: teller or pk
        for pk, told, version, teller in every
        if (versions.get(told) == version if told else isinstance(said, Yes))
    }


def chosen(coding: UUID, *, first: bool) -> dict[UUID, dict[UUID, set[UUID]]]:
    """For each words, what each of those who read them chose: at first, or as it stands now.

    Whoever coded in another program has read what they coded.
    """
    found: dict[UUID, dict[UUID, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    reads = WordsRead.objects.filter(words__coding=coding).values_list("words", "coder")
    for words, coder in reads.iterator():
        found[words][coder] = set()
    rows = Excerpt.objects.filter(words__coding=coding).exclude(code=None).exclude(coder=None)
    rows = rows.filter(later=False) if first else rows.filter(taken_off=False)
    asked = rows.values_list("words", "coder", "code", "coder__person")
    for words, coder, code, person in asked.iterator():
        if coder in found[words] or person is None:
            found[words][coder].add(code)
    return found


def to_count(coding: Coding, today: date) -> list[WordsCoded]:
    people, said = readable(coding.pk, coding.counting, today), chosen(coding.pk, first=False)
    return [WordsCoded(people[words], by) for words, by in said.items() if words in people]
