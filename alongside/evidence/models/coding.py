import uuid

from django.db import models


class Coding(models.Model):
    """Words that people code together. Those that came in a file share one consent; a member's own
    words stay under that member's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=200)  # who asked for the words, and
    promised = models.CharField(max_length=400)  # what the people who told them were promised
    counting = models.CharField(max_length=10)  # words.domain.consent.Counting
    fingerprint = models.CharField(max_length=64)
    left_out = models.JSONField(default=dict)  # of the rows of a file, how many by why
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "fingerprint"], name="a_coding_once")
        ]


class Coder(models.Model):
    """Somebody who coded. `guid` is their number in exchange files, here and below.

    `name` is what a file said. A member has none here: their name is their own to change, and
    does not leave in a file.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    coding = models.ForeignKey(Coding, models.CASCADE, related_name="coders")
    guid = models.UUIDField()
    name = models.CharField(max_length=400)
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)  # codes no more; what they coded stays

    class Meta:
        constraints = [models.UniqueConstraint(fields=["coding", "person"], name="a_coder_once")]


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
    """One person's words. From a file: name, text and description sealed together under the
    coding's key. A member's own: only where they are (`told`), never a copy; `version` is the key
    of the words that the excerpts were chosen in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    coding = models.ForeignKey(Coding, models.CASCADE, related_name="words")
    guid = models.UUIDField()
    number = models.PositiveIntegerField()  # the order in which they are read
    key = models.UUIDField(null=True)
    sealed = models.BinaryField(default=b"")
    told = models.ForeignKey("words.Words", models.CASCADE, null=True, related_name="+")
    version = models.UUIDField(null=True)
    # Drawn here, one for all words of one person in this coding. None: these are all they told.
    teller = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coding", "told"], name="told_words_once"),
            models.CheckConstraint(
                condition=models.Q(key=None, told__isnull=False, version__isnull=False)
                | models.Q(key__isnull=False, told=None, version=None),
                name="sealed_here_or_told",
            ),
        ]
        indexes = [models.Index(fields=["coding", "number"], name="words_of_a_coding")]

    @property
    def behind(self) -> uuid.UUID:
        """Who told them, as a number that names nobody."""
        return self.teller or self.id


class WordsRead(models.Model):
    """Somebody read these words and said so. Without an excerpt: they saw no theme in them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(CodedWords, models.CASCADE, related_name="reads")
    coder = models.ForeignKey(Coder, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["words", "coder"], name="read_once_each")]


class Meant(models.Model):
    """What the person who told some words says of how they were read. Sealed under their own key;
    a new answer takes the place of the old."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(CodedWords, models.CASCADE, related_name="meant")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.UUIDField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["words", "person"], name="meant_once")]


class Excerpt(models.Model):
    """Code points `start` up to `end` of the words, never a copy, under one code of one coder.

    Who has read the words too sees what others chose. What changes from then on is kept apart:
    how alike people read is told of first readings, what they found is what stands now.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(CodedWords, models.CASCADE, related_name="excerpts")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    code = models.ForeignKey(Code, models.CASCADE, null=True, related_name="excerpts")
    coder = models.ForeignKey(Coder, models.CASCADE, null=True, related_name="+")
    later = models.BooleanField(default=False)  # chosen after seeing what others chose
    taken_off = models.BooleanField(default=False)  # after that too: it is of the first reading


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
