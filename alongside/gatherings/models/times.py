import uuid

from django.db import models


class TimesAsk(models.Model):
    """The group asks: which times can you come? Open until the hosts choose."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    slots = models.JSONField()  # as domain.slots writes them, the earliest first
    choose = models.PositiveSmallIntegerField()  # how many times the group goes round
    opened_at = models.DateTimeField()
    chosen_at = models.DateTimeField(null=True)
    chosen = models.JSONField(default=list)
    # Why, as it was told then: answers that change later must not show by comparing.
    why = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group", "opened_at"])]


class TimesAnswer(models.Model):
    """The times of one person, sealed under their own key. Only the sums are shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    ask = models.ForeignKey(TimesAsk, models.CASCADE, related_name="answers")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.UUIDField()
    sealed = models.BinaryField()
    misses = models.PositiveSmallIntegerField(default=0)  # with those of before; seen by them only
    could = models.BooleanField(default=False)  # come to one of the chosen times, when chosen

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ask", "person"], name="one_answer_each")]
