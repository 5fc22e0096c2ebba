"""How many came."""

import uuid

from django.db import models


class AttendanceTold(models.Model):
    """How many came in a week, or in some weeks together, as a group was told. Kept for ever."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    first = models.DateField()  # the first of its weeks: nothing is told twice
    weeks = models.JSONField()  # Mondays, as 2026-11-23
    counts = models.JSONField()  # every number ever told for them, the newest last
    out = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "first"], name="told_once")]
