import uuid

from django.db import models

from alongside.words.domain import consent as domain
from alongside.words.models.consents import Consent
from alongside.words.models.words import Words


class Showing(models.Model):
    """One person shows words to one other. A consent of its own, ended by one press."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(Words, models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")  # who told them
    to = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    opened_on = models.JSONField(default=list)  # days as text; of hidden words months only

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["words", "person", "to"],
                condition=models.Q(ended_at=None),
                name="shown_to_one_once",
            )
        ]

    def as_domain(self, answers: Consent | None, *, taken_back: bool) -> domain.Consent:
        """What showing them to one allows: `answers` of its teller say when, nothing else."""
        to = frozenset({self.to_id})
        if answers is None:
            return domain.Consent(taken_back=taken_back, shown_to=to)
        return domain.Consent(
            until=answers.until,
            taken_back=taken_back,
            begins=answers.begins,
            paused=answers.paused,
            shown_to=to,
        )
