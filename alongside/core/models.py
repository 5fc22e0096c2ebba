"""Rows that every context stands on. See the module of the same noun for what they mean."""

import uuid

from django.db import models

NOTHING = uuid.UUID(int=0)  # what a job is about that is about the whole site


class Limit(models.Model):
    """How often something was tried. The id is a hash: no address is kept."""

    id = models.CharField(primary_key=True, max_length=64)
    count = models.PositiveIntegerField()
    ends = models.DateTimeField()


class LedgerHead(models.Model):
    """The newest line of one chain. A chain belongs to one group, so groups never wait."""

    chain = models.UUIDField(primary_key=True)
    number = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class LedgerLine(models.Model):
    """Who did which thing, never the words. Lines are added, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    chain = models.UUIDField()
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.UUIDField(null=True)  # a person's id; it stays when the person has gone
    did = models.CharField(max_length=60)
    about = models.UUIDField(null=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="one_line_a_number")
        ]


class Job(models.Model):
    """Something to do later. `lease` is until when somebody is at it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=40)
    about = models.UUIDField(default=NOTHING)
    due = models.DateTimeField()
    lease = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, default="")  # the kind of error, never its words

    class Meta:
        indexes = [
            models.Index(fields=["due"], condition=models.Q(done=None), name="jobs_to_do"),
        ]
        constraints = [models.UniqueConstraint(fields=["name", "about", "due"], name="a_job_once")]


class Mail(models.Model):
    """One mail on its way. Address and text are emptied once its fate is known."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        UNKNOWN = "unknown"  # the program stopped while sending; a person decides
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    due = models.DateTimeField()
    lease = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, default="")

    class Meta:
        indexes = [models.Index(fields=["state", "due"], name="mail_to_send")]
