"""Rows of care: worries, and who reads them."""

import uuid

from django.db import models


class Named(models.Model):
    """One of the two people to whom a worry goes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="named_once")]


class Worry(models.Model):
    """A sealed note. Its key is its own, so that a note without a name leads to nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    key = models.UUIDField()
    sealed = models.BinaryField()
    raised_on = models.DateField()  # no time of day: it would tell who had just been there

    class Meta:
        indexes = [models.Index(fields=["group"])]


class Reader(models.Model):
    """A named person whom the one who worries chose to tell."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    worry = models.ForeignKey(Worry, models.CASCADE, related_name="readers")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    seen_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worry", "person"], name="a_reader_once")]
