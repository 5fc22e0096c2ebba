import uuid

from django.db import models

from alongside.gatherings.models.series import Gathering


class Attendance(models.Model):
    """How many came to a gathering, by kind. Nothing here says who came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.OneToOneField(Gathering, models.CASCADE, related_name="attendance")
    room = models.PositiveSmallIntegerField()
    video = models.PositiveSmallIntegerField()
    phone = models.PositiveSmallIntegerField()
