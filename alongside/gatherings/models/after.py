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


class FeedbackRound(models.Model):
    """The group is asked how it was. Its id is the owner of a key, which goes when it ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.OneToOneField(Gathering, models.CASCADE, related_name="+")
    open_until = models.DateTimeField()
    wiped = models.BooleanField(default=False)


class FeedbackTicket(models.Model):
    """Somebody who had a seat may still answer. Used once, it is gone, and says nothing more.

    The mark is a keyed hash; without the round's key it is nobody's.
    """

    mark = models.CharField(primary_key=True, max_length=64)
    round = models.ForeignKey(FeedbackRound, models.CASCADE, related_name="tickets")


class FeedbackCount(models.Model):
    """How often each answer was given. A number has no order and no time, unlike a row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    round = models.ForeignKey(FeedbackRound, models.CASCADE, related_name="counts")
    question = models.CharField(max_length=10)  # a key of domain.feedback.ANSWERS
    first = models.PositiveIntegerField(default=0)
    middle = models.PositiveIntegerField(default=0)
    last = models.PositiveIntegerField(default=0)
    told = models.CharField(max_length=10, default="")  # a domain.feedback.Word, once it is safe
    told_of = models.PositiveIntegerField(default=0)  # answers

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "question"], name="a_question_once")
        ]


class Debrief(models.Model):
    """What one of the two hosts wrote for both, sealed whole. Its id owns its key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.UUIDField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="one_debrief")]
