import uuid

from django.db import models

from alongside.words.domain.kinds import Place, choices
from alongside.words.models.words import Words


class Use(models.Model):
    """One place where some words are used.

    No copy of the words is here: `cut` has the stretches that are shown, as pairs of code points.
    Showing the place asks consent again and reads the words anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    words = models.ForeignKey(Words, models.CASCADE, related_name="uses")
    place_kind = models.CharField(max_length=10, choices=choices(Place))
    place = models.UUIDField()
    title = models.CharField(max_length=200)  # of the place, as "my words" shows it
    path = models.CharField(max_length=300)
    cut = models.JSONField()
    # Ids, as text, of those who told the words and want to see this cut first. Nobody sees it yet.
    waits_for = models.JSONField(default=list)
    by = models.UUIDField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=40, default="")
    # When somebody outside got a copy of the place with these words in it: that can not be undone.
    sent_on = models.DateField(null=True)

    @property
    def waits(self) -> bool:
        return bool(self.waits_for)

    class Meta:
        indexes = [models.Index(fields=["place"], name="uses_in_a_place")]
