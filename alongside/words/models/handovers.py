import uuid

from django.db import models

from alongside.words.models.recipients import Recipient


class HandOver(models.Model):
    """Words that a recipient may fetch until a day. Which words: the uses that it is the place of.

    No file is kept: each copy is made anew, of what is allowed at that moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    recipient = models.ForeignKey(Recipient, models.RESTRICT, related_name="+")
    secret = models.CharField(max_length=64, unique=True)  # hash of what the mailed link holds
    sent_to = models.EmailField()  # kept, so that they can be told what was taken back
    left_out = models.PositiveIntegerField(null=True)  # in fives, as the sheet says; None is hidden
    until = models.DateField()  # the last day
    by = models.UUIDField()
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
