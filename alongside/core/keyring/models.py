"""Rows of the keys database. Nothing here says whose key it is but an id."""

import uuid

from django.db import models


class OwnerKey(models.Model):
    """The key of a person, or of a letter, survey or call that keeps words for nobody's account.

    Wrapped by the epoch key with that number, which is a file beside this database.
    """

    id = models.UUIDField(primary_key=True)
    epoch = models.PositiveIntegerField()
    wrapped = models.BinaryField()


class WordsKey(models.Model):
    """The key of one version of some words, wrapped by its owner's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.ForeignKey(OwnerKey, models.CASCADE, related_name="+")
    wrapped = models.BinaryField()
    made_on = models.DateField()  # so that a sweep leaves alone what is being written now
