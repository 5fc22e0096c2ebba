import uuid

from django.db import models

from alongside.gatherings.domain.plan import SeatState
from alongside.gatherings.models.series import Gathering, Part


class Seat(models.Model):
    """Somebody in the room, by the name they chose for tonight. All seats go when it closes.

    Who is on a phone line has no person: a host put them in, and presses for them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="seats")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=60)
    state = models.CharField(max_length=10, default=SeatState.HERE.value)
    came_at = models.DateTimeField()
    hand_at = models.DateTimeField(null=True)  # wants to speak, since then

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="one_seat_each")
        ]


class Saying(models.Model):
    """Somebody spoke or passed in a part. All go when the room closes.

    `words` is None for a pass, and for what was said aloud only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    part = models.ForeignKey(Part, models.CASCADE, related_name="sayings")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="sayings")
    words = models.ForeignKey("words.Words", models.CASCADE, null=True, related_name="+")
    passed = models.BooleanField(default=False)
    heard = models.BooleanField(default=False)  # a host pressed it for them
    shown = models.BooleanField(default=True)  # False: written first, and seen by its person only
    named = models.BooleanField(default=True)
    answered_at = models.DateTimeField(null=True)  # a question
    at = models.DateTimeField()


class Vote(models.Model):
    """Somebody wants to hear this question, or to talk about this topic."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    saying = models.ForeignKey(Saying, models.CASCADE, related_name="votes")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["saying", "seat"], name="one_vote_each")]
