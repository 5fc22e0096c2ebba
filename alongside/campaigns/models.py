import uuid

from django.db import models

from alongside.campaigns.domain import Shown, SignatureState, State


class Letter(models.Model):
    """An open letter of a group: its text, whom it asks, and how far it has come."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    report = models.ForeignKey("evidence.Report", models.SET_NULL, null=True, related_name="+")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=150)
    text = models.TextField()
    recipient = models.CharField(max_length=150)
    state = models.CharField(max_length=10, default=State.DRAFT.value)
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    sent_on = models.DateField(null=True)
    sent_how = models.CharField(max_length=10, default="")  # "mail" or "hand"
    # The recipient's, where it was mailed: they are told when words in it are taken back.
    sent_to = models.EmailField(default="")
    reply_due = models.DateField(null=True)
    names_secret = models.CharField(
        max_length=64, default=""
    )  # hash; the recipient's link to the names


class Demand(models.Model):
    """What we ask."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="demands")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=400)


class Signature(models.Model):
    """One mailbox under one letter. No address is kept: a keyed hash, and a sealed name if one
    may be seen by somebody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="signatures")
    mailbox = models.CharField(max_length=64)  # hash with the letter's own key
    details = models.CharField(max_length=64)  # hash of mailbox, name and way together
    shown = models.CharField(max_length=10, choices=[(way.value, way.value) for way in Shown])
    state = models.CharField(max_length=10, default=SignatureState.PENDING.value)
    key = models.UUIDField(null=True)
    sealed = models.BinaryField(default=b"")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "mailbox"],
                condition=models.Q(state=SignatureState.CONFIRMED.value),
                name="a_mailbox_signs_once",
            ),
            models.UniqueConstraint(
                fields=["letter", "details"],
                condition=models.Q(state=SignatureState.PENDING.value),
                name="waiting_once",
            ),
        ]
        indexes = [models.Index(fields=["letter", "state"])]


class SignatureLink(models.Model):
    """A mailed link to one signature: to confirm it, and to take it off, at any time."""

    secret = models.CharField(primary_key=True, max_length=64)  # hashed
    signature = models.ForeignKey(Signature, models.CASCADE, related_name="links")
    confirm_until = models.DateTimeField()


class Reply(models.Model):
    """What a recipient answered, kept whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="replies")
    sender = models.CharField(max_length=150)
    text = models.TextField()
    came_on = models.DateField()
    by = models.UUIDField()
    at = models.DateTimeField()


class Win(models.Model):
    """Something that changed, small or large."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="+")
    text = models.CharField(max_length=300)
    on = models.DateField()
    by = models.UUIDField()
