import uuid
from collections.abc import Iterable, Mapping

from django.db import models

from alongside.words.domain import consent as domain
from alongside.words.domain.consent import Counting, Quoting, Readers, together
from alongside.words.domain.kinds import choices
from alongside.words.models.words import Words


class Consent(models.Model):
    """One person's answers for some words. Never edited: a change of mind is a new row.

    `answered` says how many of the four questions have an answer; only a row with all four counts.
    A row with none asks somebody who is named as telling these words together with another.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(Words, models.CASCADE, related_name="consents")
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    by_code = models.BooleanField(default=False)  # by whoever holds the return code of an answer
    number = models.PositiveSmallIntegerField()
    answered = models.PositiveSmallIntegerField(default=4)
    readers = models.CharField(max_length=10, choices=choices(Readers))
    groups = models.JSONField(default=list)  # ids, as text, of the other groups that may read
    quoting = models.CharField(max_length=10, choices=choices(Quoting))
    name_key = models.UUIDField(null=True)  # a name made up for these words, sealed
    name_sealed = models.BinaryField(default=b"")
    show_cuts = models.BooleanField(default=False)
    counting = models.CharField(max_length=10, choices=choices(Counting))
    given_to = models.JSONField(default=list)  # ids, as text, of recipients
    begins = models.DateField(null=True)
    until = models.DateField(null=True)
    paused = models.BooleanField(default=False)
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
            self.begins,
            self.paused,
            frozenset(map(uuid.UUID, self.groups)),
            frozenset(map(uuid.UUID, self.given_to)),
            self.show_cuts,
        )


class SharedWith(models.Model):
    """Where to look for words that another group may read. It allows nothing: the consent does."""

    words = models.ForeignKey(Words, models.CASCADE, related_name="+")
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["words", "group"], name="words_shared_once")]


ERASED = uuid.UUID(int=0)  # somebody who told words with another, and erased their account: a no

# For each words, each person who tells them: the answers of theirs that count, or None.
Tellers = Mapping[uuid.UUID, Mapping[uuid.UUID, Consent | None]]


def newest_rows(words: Iterable[Words]) -> Tellers:
    """For each of these words, and each person who tells them: the answers that count, or None.

    Asks the database once.
    """
    found = list(words)
    return newest_of(found, every_row(found))


def every_row(words: Iterable[Words]) -> list[Consent]:
    """All answers for these words, the oldest of each first."""
    rows = Consent.objects.filter(words__in=[row.id for row in words]).select_related("person")
    return list(rows.order_by("words", "number"))


def newest_of(words: Iterable[Words], rows: Iterable[Consent]) -> Tellers:
    """Whoever told words without an account stands under the number of the words."""
    newest: dict[uuid.UUID, dict[uuid.UUID, Consent | None]] = {row.id: {} for row in words}
    for row in rows:
        tellers = newest[row.words_id]
        teller = row.words_id if row.by_code else row.person_id
        if teller is None:
            tellers[ERASED] = None
        elif row.answered == 4:
            tellers[teller] = row
        else:
            tellers.setdefault(teller, None)
    return newest


def as_consents(words: Iterable[Words], answers: Tellers) -> dict[uuid.UUID, domain.Consent | None]:
    """What everybody who tells these words allows together, from their newest rows."""
    return {
        row.id: together(
            [
                answer.as_domain(taken_back=row.taken_back_at is not None) if answer else None
                for answer in answers[row.id].values()
            ]
        )
        for row in words
    }


def newest_consents(words: Iterable[Words]) -> dict[uuid.UUID, domain.Consent | None]:
    """What everybody who tells these words allows together. Asks the database once."""
    rows = list(words)
    return as_consents(rows, newest_rows(rows))
