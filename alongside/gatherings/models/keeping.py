import uuid

from django.db import models

from alongside.gatherings.models.series import Gathering, Series


class Resource(models.Model):
    """Something to go back to: a link, a few lines, or both. It stays when its series ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    series = models.ForeignKey(Series, models.SET_NULL, null=True, related_name="+")
    gathering = models.ForeignKey(Gathering, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=120)
    link = models.URLField(max_length=500, default="")
    note = models.CharField(max_length=600, default="")
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["group"])]


class Training(models.Model):
    """What is learned in a training, or in a series of them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    series = models.OneToOneField(Series, models.CASCADE, null=True, related_name="+")
    gathering = models.OneToOneField(Gathering, models.CASCADE, null=True, related_name="+")
    aims = models.JSONField(default=list)  # short lines

    class Meta:
        indexes = [models.Index(fields=["group"])]


class Trained(models.Model):
    """Somebody has been trained to give this training, and said themselves: show my name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    training = models.ForeignKey(Training, models.CASCADE, related_name="trained")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["training", "person"], name="named_by_self")]
