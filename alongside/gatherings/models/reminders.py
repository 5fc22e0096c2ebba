import uuid

from django.db import models


class Reminder(models.Model):
    """One person wants a mail, so many hours before each gathering of a group. None by default.

    Nothing says to whom a mail went, and nothing says who came.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    hours = models.PositiveSmallIntegerField()  # one of domain.reminding.HOURS

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "person", "hours"], name="one_reminder_each")
        ]
