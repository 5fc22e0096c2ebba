import uuid

from django.db import models

from alongside.gatherings.domain.plan import SeatState, State


class Gathering(models.Model):
    """One meeting of a group."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, default="")
    video = models.URLField(
        default=""
    )  # a link that the group uses already; we never hold the call
    state = models.CharField(max_length=10, default=State.PLANNED.value)
    part = models.PositiveSmallIntegerField(default=1)  # the number of the part that is on now
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group", "starts_at"])]


class Part(models.Model):
    """One part of a gathering's plan, numbered from 1."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    read_out = models.CharField(max_length=400)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="one_part_a_number")
        ]


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
