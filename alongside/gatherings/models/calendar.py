import uuid

from django.db import models


class CalendarLink(models.Model):
    """An address that one person's phone asks for their gatherings. It can be stopped."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    secret = models.CharField(max_length=64, unique=True)  # hashed
    real = models.BooleanField(default=False)  # the names of gatherings, not only "Meeting"
    made_on = models.DateField()
