import uuid

from django.db import models

from alongside.gatherings.domain.plan import SeatState
from alongside.gatherings.models.series import Gathering, Part


class Seat(models.Model):
    """Somebody in the room, by the name they chose for tonight. All seats go when it closes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="seats")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    state = models.CharField(max_length=10, default=SeatState.HERE.value)
    came_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="one_seat_each")
        ]


class Saying(models.Model):
    """Somebody spoke or passed in a part. `words` is None for a pass. All go when it closes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    part = models.ForeignKey(Part, models.CASCADE, related_name="sayings")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="sayings")
    words = models.ForeignKey("words.Words", models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()
