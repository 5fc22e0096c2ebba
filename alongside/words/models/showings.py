import uuid

from django.db import models

from alongside.words.domain.consent import Consent
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

    def as_domain(self, *, taken_back: bool, paused: bool) -> Consent:
        return Consent(taken_back=taken_back, paused=paused, shown_to=frozenset({self.to_id}))
