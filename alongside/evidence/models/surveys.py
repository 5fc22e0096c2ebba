"""What many people answered."""

import uuid

from django.db import models


class Survey(models.Model):
    """Questions that many people answered. Its sheets share one consent: what was promised."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    columns = models.JSONField()
    asked_by = models.CharField(max_length=200)  # who asked, and
    promised = models.CharField(max_length=400)  # what the people who answered were promised
    counting = models.CharField(max_length=10)  # words.domain.consent.Counting
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "fingerprint"], name="a_file_once")]


class Asking(models.Model):
    """A survey that is asked here, on pages of its own. One that was imported has none."""

    survey = models.OneToOneField(Survey, models.CASCADE, primary_key=True, related_name="asking")
    slug = models.SlugField(max_length=80, unique=True)
    about = models.TextField()  # its first words
    questions = models.JSONField()  # as domain.surveys.kept has them
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)


class Sheet(models.Model):
    """One person's answers, sealed whole under the survey's own key. It says nobody's name, and
    nothing on it says when it came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="sheets")
    key = models.UUIDField()
    sealed = models.BinaryField()
    sent = models.BooleanField(default=True)  # False: a draft, in no count
    told = models.BooleanField(default=False)  # as it is now, it was in the newest release
    code = models.CharField(max_length=64, null=True, unique=True)  # a hash, slow to guess
    once = models.UUIDField(null=True, unique=True)  # the number of the form that began it


class KeptCode(models.Model):
    """The private code of a sheet, which somebody chose to keep with their own things. Sealed
    under their own key; it does not name the sheet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    survey = models.ForeignKey(Survey, models.CASCADE, related_name="+")
    key = models.UUIDField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "survey"], name="a_code_a_survey")]
