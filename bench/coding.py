"""Two people code 4,000 words under 50 codes: what the next words cost, and what a visit weighs."""

import statistics
import time
from collections.abc import Iterator
from uuid import uuid4

from bench.figures import Figure
from bench.here import demo

WORDS, CODES, PEOPLE = 4_000, 50, 2_000
READ = 1_500  # words that both have read
MOST, HEAVIEST = 100, 60_000  # milliseconds of CPU; bytes
TEXT = "I waited for six weeks, and nobody rang. Then a nurse came. She had time for me. "
ROUNDS = 20


def coding() -> Iterator[Figure]:
    demo()
    from django.contrib.staticfiles import finders
    from django.test import Client

    from alongside.people.models import Person
    from alongside.web.commands.demo_gatherings import GROUP

    where = f"/g/{GROUP}/coding/{filled(GROUP)}"
    one = Client()
    one.force_login(Person.objects.get(email="support@demo.invalid"))
    took, heaviest = [], 0
    for number in range(READ - ROUNDS // 2, READ + ROUNDS // 2):
        begun = time.process_time()
        answer = one.get(f"{where}/words/{number}")
        took.append((time.process_time() - begun) * 1000)
        assert answer.status_code == 200
        heaviest = max(heaviest, len(answer.content))
    figure = statistics.median(took)
    name = f"CPU of a page of words to code, one of {WORDS:,}"
    yield Figure(name, figure, "ms", MOST, figure <= MOST)
    begun = time.process_time()
    answer = one.post(f"{where}/words/{READ}/read")
    one.get(answer["Location"])
    figure = (time.process_time() - begun) * 1000
    yield Figure("CPU of saying “read”, and the next words", figure, "ms", MOST, figure <= MOST)
    begun = time.process_time()
    assert one.get(f"{where}/alike").status_code == 200
    figure = (time.process_time() - begun) * 1000
    # Nobody waits for this page between two words: no promise hangs on it.
    yield Figure(f"CPU of how alike, {READ:,} words, {CODES} codes", figure, "ms", 2_000, True)
    weight = heaviest
    for file in ("base.css", "app.js", "coding.js"):
        with open(str(finders.find(file)), "rb") as found:
            weight += len(found.read())
    name = "bytes of a first visit to the coding page, before they are packed"
    yield Figure(name, weight, "bytes", HEAVIEST, weight <= HEAVIEST)


def filled(slug: str) -> object:
    """A coding with its words, codes, and what two people chose so far."""
    from django.utils.timezone import now

    from alongside.evidence.domain.themes.comments import Comment, Sorted
    from alongside.evidence.models import CodedWords, Coder, Excerpt, WordsRead
    from alongside.evidence.operations.coding_begun import ask, bring_comments
    from alongside.evidence.operations.coding_codes import new_code
    from alongside.groups.queries import group_of
    from alongside.people.models import Person

    group = group_of(slug)
    comments = [Comment(f"{TEXT}{n}", f"p{n % PEOPLE}") for n in range(WORDS)]
    made = bring_comments(
        Sorted(comments, {}),
        fingerprint=uuid4().hex,
        group=group,
        title="Bench",
        asked_by="",
        promised="",
        by=None,
        now=now(),
    )
    people = [Person.objects.get(email=f"{who}@demo.invalid") for who in ("support", "member")]
    for person in people:
        ask(made, person.id, by=person.id, now=now())
    codes = [new_code(made, f"Code {number}", "What belongs under it") for number in range(CODES)]
    rows = CodedWords.objects.filter(coding=made, number__lt=READ)
    coders = list(Coder.objects.filter(coding=made))
    reads = [WordsRead(words=row, coder=coder) for row in rows for coder in coders]
    WordsRead.objects.bulk_create(reads, batch_size=200)
    Excerpt.objects.bulk_create(
        (
            Excerpt(
                words=row,
                start=at,
                end=at + 20,
                code_id=codes[(row.number * 7 + at) % CODES],
                coder=coder,
            )
            for row in rows
            for which, coder in enumerate(coders)
            for at in (0, 10 + which)
        ),
        batch_size=200,
    )
    return made
