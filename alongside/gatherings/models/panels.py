import uuid

from django.db import models

from alongside.gatherings.models.series import Gathering


class Panel(models.Model):
    """What a panel has besides a gathering: its public page, and who has the word."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.OneToOneField(Gathering, models.CASCADE, related_name="panel")
    slug = models.SlugField(max_length=90, unique=True)
    about = models.CharField(max_length=600, default="")
    welcome = models.CharField(max_length=200, default="")  # who can come, and how
    access = models.CharField(max_length=300, default="")
    published_at = models.DateTimeField(null=True)
    turn = models.PositiveSmallIntegerField(default=0)  # of the speakers who have the word; 0: none
    table_turns = models.PositiveSmallIntegerField(default=0)
    room_turns = models.PositiveSmallIntegerField(default=0)  # counted when the room closes


class Speaker(models.Model):
    """Somebody at the table. Two with the same turn present together. A chair has turn 0.

    A member (`person`) says yes themselves; for a guest a host writes what they said.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="speakers")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    name = models.CharField(max_length=60)  # as it is shown
    about = models.CharField(max_length=160, default="")
    turn = models.PositiveSmallIntegerField(default=0)
    comes = models.BooleanField(default=False)  # said yes; until then only the hosts see the name
    agreed = models.BooleanField(default=False)  # to be named in public
    lived = models.CharField(max_length=5, default="")  # domain.panel.Lived
    records = models.BooleanField(default=False)
    cannot = models.BooleanField(default=False)  # cannot come after all

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="at_the_table_once")
        ]


class PanelNote(models.Model):
    """What was asked and talked about, under a heading, without names. The group's own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="panel_notes")
    heading = models.CharField(max_length=80)
    text = models.CharField(max_length=2000)
    written_at = models.DateTimeField()


class Captions(models.Model):
    """Captions of a recording that everybody at the table allowed. Sealed under its own key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.OneToOneField(Gathering, models.CASCADE, related_name="captions")
    key = models.UUIDField()
    sealed = models.BinaryField()  # WebVTT
    brought_at = models.DateTimeField()
