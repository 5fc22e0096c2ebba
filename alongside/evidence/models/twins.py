"""Easy Read twins."""

import uuid

from django.db import models


class Twin(models.Model):
    """The Easy Read twin of a report or a document: `place` is the number of that.

    `pairs` are what the hosts work on, `shown` what everybody reads; both as domain.easy_read
    keeps them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    place = models.UUIDField(unique=True)
    pairs = models.JSONField(default=list)
    shown = models.JSONField(default=list)
    checked_by = models.CharField(max_length=300, default="")
    of_version = models.PositiveIntegerField(default=0)  # of the longer text; 0: never published
    published_on = models.DateField(null=True)
