"""What many people answered."""

import uuid

from django.db import models


class Survey(models.Model):
    """Questions that many people answered. Its sheets share one consent, given when it came in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    columns = models.JSONField()
    asked_by = models.CharField(max_length=200)  # who asked, and
    promised = models.CharField(max_length=400)  # what the people who answered were promised
    counting = models.CharField(max_length=10)  # words.domain.consent.Counting
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "fingerprint"], name="a_file_once")]


class Sheet(models.Model):
    """One person's answers, sealed whole under the survey's own key. It says nobody's name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="sheets")
    key = models.UUIDField()
    sealed = models.BinaryField()
