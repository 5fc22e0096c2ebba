import uuid
from collections.abc import Iterable

from django.db import models

from alongside.words.domain import consent as domain
from alongside.words.domain.consent import Counting, Quoting, Readers
from alongside.words.domain.kinds import Kind, Place, choices


class Words(models.Model):
    """Anything a person said here. The text is sealed; emptied bytes were taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.RESTRICT, related_name="+")
    person = models.ForeignKey("people.Person", models.RESTRICT, related_name="+")
    kind = models.CharField(max_length=10, choices=choices(Kind))
    key = models.UUIDField()
    sealed = models.BinaryField()
    told_on = models.DateField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "told_on"], name="words_of_a_person"),
            models.Index(fields=["group", "kind"], name="words_of_a_group"),
        ]


class Consent(models.Model):
    """One person's answers for some words. Never edited: a change of mind is a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(Words, models.CASCADE, related_name="consents")
    number = models.PositiveSmallIntegerField()
    readers = models.CharField(max_length=10, choices=choices(Readers))
    quoting = models.CharField(max_length=10, choices=choices(Quoting))
    counting = models.CharField(max_length=10, choices=choices(Counting))
    until = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["words", "number"], name="one_answer_a_number")
        ]

    def as_domain(self, *, taken_back: bool) -> domain.Consent:
        return domain.Consent(
            Readers(self.readers),
            Quoting(self.quoting),
            Counting(self.counting),
            self.until,
            taken_back,
        )


def newest_consents(rows: Iterable[Words]) -> dict[uuid.UUID, domain.Consent | None]:
    """The consent that counts, for each of these words. Asks the database once."""
    words = {row.id: row for row in rows}
    newest: dict[uuid.UUID, domain.Consent | None] = dict.fromkeys(words)
    for consent in Consent.objects.filter(words__in=words).order_by("words", "number"):
        gone = words[consent.words_id].taken_back_at is not None
        newest[consent.words_id] = consent.as_domain(taken_back=gone)
    return newest


class Answering(models.Model):
    """Consent questions on the way: answers so far, in order. Gone when the last is answered."""

    words = models.OneToOneField(Words, models.CASCADE, primary_key=True, related_name="+")
    readers = models.CharField(max_length=10, null=True, choices=choices(Readers))
    quoting = models.CharField(max_length=10, null=True, choices=choices(Quoting))
    counting = models.CharField(max_length=10, null=True, choices=choices(Counting))


class Use(models.Model):
    """One place where some words are used: from `start` to `end`, in code points.

    No copy of the words is here. Showing the place asks consent again and reads the words anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(Words, models.CASCADE, related_name="uses")
    place_kind = models.CharField(max_length=10, choices=choices(Place))
    place = models.UUIDField()
    title = models.CharField(max_length=200)  # of the place, as "my words" shows it
    path = models.CharField(max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    by = models.UUIDField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=40, default="")

    class Meta:
        indexes = [models.Index(fields=["place"], name="uses_in_a_place")]
