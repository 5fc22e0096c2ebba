import uuid

from django.db import models


class Coding(models.Model):
    """Words that people code together. They share one consent, given when they came in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=200)  # who asked for the words, and
    promised = models.CharField(max_length=400)  # what the people who told them were promised
    counting = models.CharField(max_length=10)  # words.domain.consent.Counting
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "fingerprint"], name="a_coding_once")
        ]


class Coder(models.Model):
    """Somebody who coded. `guid` is their number in exchange files, here and below."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    coding = models.ForeignKey(Coding, models.CASCADE, related_name="coders")
    guid = models.UUIDField()
    name = models.CharField(max_length=400)


class Code(models.Model):
    """What people said, in the group's own few words. One that is not codable holds others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    coding = models.ForeignKey(Coding, models.CASCADE, related_name="codes")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")
    guid = models.UUIDField()
    number = models.PositiveIntegerField()  # their order; parents come first
    name = models.CharField(max_length=400)
    description = models.TextField()
    colour = models.CharField(max_length=7)
    codable = models.BooleanField()


class CodedWords(models.Model):
    """One person's words: name, text and description sealed together under the coding's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    coding = models.ForeignKey(Coding, models.CASCADE, related_name="words")
    guid = models.UUIDField()
    number = models.PositiveIntegerField()  # the order in which they are read
    key = models.UUIDField()
    sealed = models.BinaryField()


class Excerpt(models.Model):
    """Code points `start` up to `end` of the words, never a copy, under one code of one coder."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(CodedWords, models.CASCADE, related_name="excerpts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    code = models.ForeignKey(Code, models.CASCADE, null=True, related_name="excerpts")
    coder = models.ForeignKey(Coder, models.CASCADE, null=True, related_name="+")


class Memo(models.Model):
    """What somebody thought while coding: name and text sealed together. About what it hangs on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    coding = models.ForeignKey(Coding, models.CASCADE, related_name="memos")
    coder = models.ForeignKey(Coder, models.SET_NULL, null=True, related_name="+")
    guid = models.UUIDField()
    number = models.PositiveIntegerField()
    whole = models.BooleanField()  # about everything
    codes = models.ManyToManyField(Code, related_name="memos")
    words = models.ManyToManyField(CodedWords, related_name="memos")
    excerpts = models.ManyToManyField(Excerpt, related_name="memos")
    key = models.UUIDField()
    sealed = models.BinaryField()
