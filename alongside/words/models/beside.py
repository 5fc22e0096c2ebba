import uuid

from django.db import models

from alongside.words.domain.kinds import What, choices
from alongside.words.models.words import Words


class Beside(models.Model):
    """What stands beside some words, sealed under a key of its own: it goes when they go."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(Words, models.CASCADE, related_name="+")
    what = models.CharField(max_length=12, choices=choices(What))
    key = models.UUIDField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["words", "what"], name="one_of_each_beside_words")
        ]


class Folding(models.Model):
    """One reader's own list of what to fold away, sealed. A line is one thing."""

    person = models.OneToOneField(
        "people.Person", models.CASCADE, primary_key=True, related_name="+"
    )
    key = models.UUIDField()
    sealed = models.BinaryField()
