import uuid

from django.db import models


class Invitation(models.Model):
    """A body outside asks the group to speak. Sealed under its own key; gone after a year.

    The group sees it once the one who asks has pressed the button behind the mailed link.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    key = models.UUIDField()
    sealed = models.BinaryField()  # domain.invitation.Asked
    secret = models.CharField(max_length=64, unique=True)  # hashed
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=20, default="")  # domain.invitation.Answer
    terms = models.CharField(max_length=2000, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group", "asked_at"])]
