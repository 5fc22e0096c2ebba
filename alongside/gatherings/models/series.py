import uuid
from datetime import date

from django.db import models

from alongside.gatherings.domain.plan import State
from alongside.gatherings.domain.recurrence import Dates, Nth, Rule, Weeks


class Series(models.Model):
    """Gatherings that come again. Its rule speaks of days in its own zone (domain/recurrence)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10)  # a key of domain.plan.TEMPLATES
    first = models.DateField()
    every = models.PositiveSmallIntegerField(default=1)  # weeks
    nth = models.SmallIntegerField(null=True)  # of the month, on the weekday of `first`
    days = models.JSONField(default=list)  # chosen days, as 2026-11-24
    clock = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=60)
    place = models.CharField(max_length=200, default="")
    video = models.URLField(default="")
    host = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    support = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group"])]

    @property
    def rule(self) -> Rule:
        if self.days:
            return Dates(tuple(date.fromisoformat(day) for day in self.days))
        if self.nth is not None:
            return Nth(self.first, self.nth, self.first.weekday())
        return Weeks(self.first, self.every)


class Gathering(models.Model):
    """One meeting of a group. `on` is the day that its series gave it; it may have moved since."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    series = models.ForeignKey(Series, models.SET_NULL, null=True, related_name="gatherings")
    on = models.DateField(null=True)
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, default="session")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, default="")
    # A link that the group uses already; we never hold the call.
    video = models.URLField(default="")
    state = models.CharField(max_length=10, default=State.PLANNED.value)
    part = models.PositiveSmallIntegerField(default=1)  # the number of the part that is on now
    part_ends_at = models.DateTimeField(null=True)
    writing = models.BooleanField(default=False)  # write first: nobody sees it yet
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reminded = models.PositiveSmallIntegerField(null=True)  # hours before; the last that went out

    class Meta:
        indexes = [models.Index(fields=["group", "starts_at"])]
        constraints = [models.UniqueConstraint(fields=["series", "on"], name="one_a_day")]


class Part(models.Model):
    """One part of a gathering's plan. Numbers go from 1 up; a change of the plan closes gaps."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    read_out = models.CharField(max_length=400)
    minutes = models.PositiveSmallIntegerField(default=10)
    feeling = models.CharField(max_length=10, default="")  # the one that words are collected for

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="one_part_a_number")
        ]


class LeftOut(models.Model):
    """A part that was left out. It can be put back until the room opens."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="left_out")
    number = models.PositiveSmallIntegerField()  # where it was
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    read_out = models.CharField(max_length=400)
    minutes = models.PositiveSmallIntegerField()


class Hosting(models.Model):
    """One of the two hosts of a gathering. Nobody is named while a stand-in is looked for.

    `gave_back` had the place, and can take it again until somebody else has it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="hostings")
    role = models.CharField(max_length=10)  # host or support
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    gave_back = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "role"], name="one_a_role")]


class StandIn(models.Model):
    """Somebody who said that they could stand in, in that role."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    role = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "person", "role"], name="said_once")
        ]
