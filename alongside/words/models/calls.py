import uuid

from django.db import models

from alongside.words.domain.calls import Term
from alongside.words.models.words import Words


class Call(models.Model):
    """A group asks for words. Once it is open it stays as people read it; it can only close."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    what = models.TextField()
    why = models.TextField()
    for_whom = models.TextField()
    after = models.TextField()  # what happens with the words
    until = models.DateField()
    no_account = models.BooleanField()  # people without an account may answer
    opened_at = models.DateTimeField(null=True)
    closed_on = models.DateField(null=True)  # earlier than told

    class Meta:
        indexes = [models.Index(fields=["group"], name="calls_of_a_group")]

    @property
    def term(self) -> Term:
        return Term(self.opened_at is not None, self.until, self.closed_on)


class CallReader(models.Model):
    """Somebody whom hosts asked to read for a call. Without a yes they read nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    call = models.ForeignKey(Call, models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    name = models.CharField(max_length=60, default="")  # as the page of the call shows it
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "person"], name="a_reader_of_a_call")
        ]


class CallAnswer(models.Model):
    """Words that answer a call. `readers` are those whom their person said yes to, by name."""

    words = models.OneToOneField(Words, models.CASCADE, primary_key=True, related_name="+")
    call = models.ForeignKey(Call, models.CASCADE, related_name="+")
    once = models.UUIDField(unique=True)  # the form's own number
    code = models.CharField(max_length=64, null=True, unique=True)  # slow hash; None with account
    readers = models.JSONField(default=list)  # ids of people, as text


class CallReading(models.Model):
    """One reader and one answer: on which days they opened it, whether they would publish it, and
    a word to its person. The word is sealed under the reader's own key, and goes when either takes
    back what is theirs. Days stay, for the person of the answer to see."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    answer = models.ForeignKey(CallAnswer, models.CASCADE, related_name="+")
    reader = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=60)  # as shown; empty once their account is erased
    # As text. The first of the month only, where nobody may know who told the words.
    days = models.JSONField(default=list)
    yes = models.BooleanField(null=True)  # None: not said yet
    key = models.UUIDField(null=True)
    sealed = models.BinaryField(default=b"")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "reader"], name="a_reading_each")]
