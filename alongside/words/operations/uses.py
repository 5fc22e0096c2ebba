from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from alongside.core import jobs, ledger, sealing
from alongside.words.domain import consent as domain
from alongside.words.domain import cut as cuts
from alongside.words.domain.consent import No, allows
from alongside.words.domain.kinds import Ended, Kind, Place
from alongside.words.models import Consent, Use, Words, as_consents, newest_rows
from alongside.words.operations.consents import kept_at, note_down


class NotAllowed(Exception):
    """Consent says no. The message is a sentence for whoever asked."""


@transaction.atomic
def quote(
    words: UUID,
    typed: str,
    *,
    place_kind: Place,
    place: UUID,
    title: str,
    path: str,
    by: UUID,
    group: UUID,
    now: datetime,
) -> UUID:
    """Put a cut of some words in a place; the number of that use. Raises NotAllowed.

    Each piece of `typed` must stand in the words, letter for letter: a cut may leave out, never
    change. It waits where its person looks at each cut first.
    """
    stories = Words.objects.select_for_update().filter(group=group, kind=Kind.STORY)
    row = stories.filter(pk=words).first()
    if row is None:
        raise NotAllowed("Choose a story of this group.")
    tellers = newest_rows([row])
    answers = tellers[row.id]
    said = allows(as_consents([row], tellers)[row.id], domain.Use.QUOTE, localdate(now))
    if isinstance(said, No):
        raise NotAllowed(said.why)
    cut = cuts.find(typed, sealing.unseal(row.key, bytes(row.sealed)) or "")
    if cut is None:
        raise NotAllowed("A quote is the teller’s exact words. Copy them from the story.")
    pairs = [list(pair) for pair in cut]
    standing = Use.objects.filter(words=row, place=place, ended_at=None)
    same = next((use for use in standing if use.cut == pairs), None)
    if same is not None:
        return same.id
    waits_for = who_looks_first(answers)
    made = Use.objects.create(
        words=row,
        place_kind=place_kind,
        place=place,
        title=title,
        path=path,
        cut=pairs,
        waits_for=waits_for,
        by=by,
        at=now,
    )
    did = "asked to quote" if waits_for else "quoted"
    ledger.write(f"{did} words in a {place_kind}", by=by, about=words, now=now, chain=group)
    if waits_for:
        jobs.leave("cut-waits", about=made.id, due=now)
    return made.id


def who_looks_first(answers: Mapping[UUID, Consent | None]) -> list[str]:
    """Those who told the words and want to see each cut before anybody else does."""
    return [str(person) for person, answer in answers.items() if answer and answer.show_cuts]


@transaction.atomic
def carry_over(
    source: UUID, *, place_kind: Place, place: UUID, title: str, path: str, by: UUID, now: datetime
) -> None:
    """Quotes of one place go on to another, where consent still says yes today.

    A person who looks at each cut first is asked for the other place as well.
    """
    hold_words_of(source)
    uses = list(Use.objects.filter(place=source, ended_at=None).select_related("words"))
    words = [use.words for use in uses]
    tellers = newest_rows(words)
    consents = as_consents(words, tellers)
    for use in uses:
        if isinstance(allows(consents[use.words_id], domain.Use.QUOTE, localdate(now)), No):
            continue
        made = Use.objects.create(
            words=use.words,
            place_kind=place_kind,
            place=place,
            title=title,
            path=path,
            cut=use.cut,
            waits_for=who_looks_first(tellers[use.words_id]),
            by=by,
            at=now,
        )
        chain = use.words.group_id
        ledger.write(
            f"quoted words in a {place_kind}", by=by, about=use.words_id, now=now, chain=chain
        )
        if made.waits:
            jobs.leave("cut-waits", about=made.id, due=now)


@transaction.atomic
def agree_to_cut(use: UUID, *, person: UUID, now: datetime) -> None:
    """The teller looked at a cut and says yes. Twice is once."""
    row = (
        Use.objects.select_for_update()
        .filter(pk=use, ended_at=None)
        .select_related("words")
        .first()
    )
    if row is None or str(person) not in row.waits_for:
        return
    row.waits_for = [other for other in row.waits_for if other != str(person)]
    row.save(update_fields=["waits_for"])
    note_down(row.words, "agreed to a cut", person, now)


@transaction.atomic
def end_use(use: UUID, *, person: UUID | None, now: datetime) -> None:
    """The teller ends one use of their words. The other uses stay. Twice is once."""
    standing = Use.objects.select_for_update(of=("self",)).filter(pk=use, ended_at=None)
    row = standing.select_related("words").first()
    if row is None:
        return
    row.ended_at, row.ended_why = kept_at(row.words, now), Ended.BY_TELLER
    row.save(update_fields=["ended_at", "ended_why"])
    tell_codings([row], now=now)
    note_down(row.words, "ended one use of words", person, now)
    if row.place_kind == Place.REPORT and not row.words.hidden:
        jobs.leave("next-version", about=row.place, due=now)


@transaction.atomic
def take_out(use: UUID, *, place: UUID, by: UUID, group: UUID, now: datetime) -> None:
    """The hosts take a quote out of a place. The teller sees that it ended."""
    standing = Use.objects.filter(pk=use, place=place, ended_at=None)
    if standing.update(ended_at=now, ended_why=Ended.TAKEN_OUT):
        ledger.write("took a quote out", by=by, about=use, now=now, chain=group)


def went_out(uses: Iterable[UUID], *, on: date) -> None:
    """Somebody outside has a copy of these uses from that day on. It can not be fetched back."""
    Use.objects.filter(pk__in=list(uses)).update(sent_on=on)


def hold_words_of(place: UUID) -> None:
    """The words of a place, as `hold_words` does."""
    hold_words(Use.objects.filter(place=place, ended_at=None).values_list("words", flat=True))


def hold_words(words: Iterable[UUID]) -> None:
    """These words, as they are, until this transaction ends: no consent changes, nothing is taken
    back meanwhile. In the order of their numbers, so that two who hold never wait for each other.
    """
    rows = Words.objects.select_for_update().filter(pk__in=list(words))
    list(rows.order_by("pk").values_list("pk"))


def end_all(words: Iterable[UUID], *, now: datetime) -> None:
    """No use of words that were taken back stands any longer."""
    used = Use.objects.filter(words__in=list(words), ended_at=None)
    # Of hidden words no row keeps the moment; the night makes that version.
    reports = used.filter(place_kind=Place.REPORT, words__hidden=False)
    places = set(reports.values_list("place", flat=True))
    jobs.leave_each("next-version", about=places, due=now)
    tell_codings(used.filter(place_kind=Place.CODING), now=now)
    for row in Words.objects.filter(pk__in=used.values("words")):
        standing = Use.objects.filter(words=row, ended_at=None)
        standing.update(ended_at=kept_at(row, now), ended_why=Ended.TAKEN_BACK)


def tell_codings(uses: Iterable[Use], *, now: datetime) -> None:
    """What was chosen in words that are not read there any more goes too."""
    for place in {use.place for use in uses if use.place_kind == Place.CODING}:
        jobs.leave("coding-ended", about=place, due=now)
