import uuid

from django.db import models

from alongside.words.domain.kinds import choices
from alongside.words.domain.wishes import Wish as What


class Wish(models.Model):
    """What a person wants for their words when they die. No row: nothing happens."""

    person = models.OneToOneField(
        "people.Person", models.CASCADE, primary_key=True, related_name="+"
    )
    what = models.CharField(max_length=24, choices=choices(What))
    named = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    decides_from = models.DateTimeField(null=True)  # since when the named person may decide
    decided = models.CharField(max_length=24, default="")  # by the named person
    done_at = models.DateTimeField(null=True)


class SaidDied(models.Model):
    """Somebody said that a person has died. The rows go when that person says “I am here”."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    by = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "by"], name="said_died_once")]
