import uuid

from django.db import models


class Group(models.Model):
    """A circle of people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    slug = models.SlugField(unique=True, max_length=50)
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=300, default="")
    when = models.CharField(max_length=100, default="")  # "Tuesdays, 7 pm", in the group's words
    place = models.CharField(max_length=200, default="")
    closed_at = models.DateTimeField(null=True)  # to newcomers; members stay


class Membership(models.Model):
    """One person in one group, from a beginning, maybe to an end. Ended ones stay: they are doors
    to a person's own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey(Group, models.CASCADE, related_name="memberships")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=models.Q(ended_at=None),
                name="in_a_group_once",
            )
        ]
        indexes = [models.Index(fields=["person"])]


class Role(models.Model):
    """A role that a member holds, from a beginning, maybe to an end."""

    class Kind(models.TextChoices):
        HOST = "host"
        SUPPORT = "support"
        STEWARD = "steward"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class JoinCard(models.Model):
    """A card with a code, on paper or as a link. Whoever holds it can join, until it is closed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey(Group, models.CASCADE, related_name="cards")
    code = models.CharField(max_length=8, unique=True)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
