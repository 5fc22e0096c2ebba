import uuid

from django.db import models

from alongside.words.domain.kinds import Recipient as Kind
from alongside.words.domain.kinds import choices


class Recipient(models.Model):
    """Somebody a group may give words to. Off the list, nothing more is given to them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=choices(Kind))
    name = models.CharField(max_length=120)
    what_for = models.CharField(max_length=300)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
