from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max

from alongside.core import jobs, sealing
from alongside.words.domain import picture as pictures
from alongside.words.domain.genre import Genre, Licence
from alongside.words.models import Consent, Picture, Words
from alongside.words.operations.consents import note_down


class NotNow(Exception):
    """Why not, and what to do, in a sentence for the teller."""


ALONE = "Somebody tells this with you. Then it stays as it is."
GONE = "These words were taken back in another window."
ENOUGH = f"There are {pictures.MOST} pictures already. Take one out first."


def told_alone(words: UUID, person: UUID) -> Words:
    """The row, held for this transaction. Raises NotNow.

    Somebody who tells words with another answered for them as they were: nothing is added since.
    """
    row = Words.objects.select_for_update().filter(pk=words, taken_back_at=None).first()
    if row is None:
        raise NotNow(GONE)
    together = Consent.objects.filter(words=words).exclude(person=person)
    if row.person_id != person or together.exists():
        raise NotNow(ALONE)
    return row


@transaction.atomic
def add_picture(
    words: UUID,
    found: pictures.Picture,
    described: str,
    *,
    id: UUID,  # noqa: A002
    person: UUID,
    now: datetime,
) -> None:
    """Seal a picture and what is in it. The same form (`id`) twice is one. Raises NotNow."""
    row = told_alone(words, person)
    here = Picture.objects.filter(words=words)
    if here.filter(pk=id).exists():
        return
    if here.count() >= pictures.MOST:
        raise NotNow(ENOUGH)
    drawn, said = sealing.seal_bytes([found.content, described.encode()], person)
    number = (here.aggregate(Max("number"))["number__max"] or 0) + 1
    Picture.objects.create(
        pk=uuid4() if Picture.objects.filter(pk=id).exists() else id,
        words=row,
        number=number,
        kind=found.kind,
        width=found.width,
        height=found.height,
        key=drawn.key,
        sealed=drawn.bytes,
        described_key=said.key,
        described_sealed=said.bytes,
    )
    note_down(row, "added a picture to words", person, now)


@transaction.atomic
def take_out_picture(words: UUID, picture: UUID, *, person: UUID, now: datetime) -> None:
    """Keys first, row and all. A second press finds nothing."""
    row = Words.objects.select_for_update().get(pk=words)
    found = Picture.objects.filter(words=words, pk=picture).first()
    if found is None:
        return
    sealing.destroy([found.key, found.described_key])
    found.delete()
    note_down(row, "took a picture out of words", person, now)
    jobs.leave("wipe", about=None, due=now)


@transaction.atomic
def say_what_it_is(
    words: UUID, genre: Genre, licence: Licence, *, person: UUID, now: datetime
) -> None:
    """What the words are, and what others may do with them. Raises NotNow."""
    row = told_alone(words, person)
    if (row.genre, row.licence) == (genre, licence):
        return
    row.genre, row.licence = genre, licence
    row.save(update_fields=["genre", "licence"])
    note_down(row, "said what words are", person, now)
