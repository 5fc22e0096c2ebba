import uuid

from django.db import models

from alongside.words.domain.kinds import choices
from alongside.words.domain.suggesting import State
from alongside.words.models.words import Words


class Suggestion(models.Model):
    """Other words that somebody suggests. Sealed under the teller's key; emptied once answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(Words, models.CASCADE, related_name="+")
    by = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    version = models.UUIDField()  # the key of the words that it was written for
    key = models.UUIDField()
    sealed = models.BinaryField()
    said_yes = models.JSONField(default=list)  # ids, as text, of those who told the words
    state = models.CharField(max_length=10, choices=choices(State), default=State.WAITS.value)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["words", "by"],
                condition=models.Q(state=State.WAITS.value),
                name="one_suggestion_waits",
            )
        ]
