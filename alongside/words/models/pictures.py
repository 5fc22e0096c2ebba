import uuid

from django.db import models

from alongside.words.models.words import Words


class Picture(models.Model):
    """A picture beside some words, and what is in it. Both sealed under their teller's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(Words, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)  # image/jpeg or image/png
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    key = models.UUIDField()
    sealed = models.BinaryField()
    described_key = models.UUIDField()
    described_sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["words", "number"], name="one_picture_a_number")
        ]
