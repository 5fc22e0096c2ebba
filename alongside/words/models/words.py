import uuid

from django.db import models

from alongside.words.domain.genre import Genre, Licence
from alongside.words.domain.kinds import Kind, choices


class Words(models.Model):
    """Anything a person said here. The text is sealed; emptied bytes were taken back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    group = models.ForeignKey("groups.Group", models.RESTRICT, related_name="+")
    # None once that person erased their account; their words were taken back before.
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=choices(Kind))
    key = models.UUIDField()
    sealed = models.BinaryField()
    told_on = models.DateField()
    taken_back_at = models.DateTimeField(null=True)
    hidden = models.BooleanField(default=False)  # that this person said anything must not show
    genre = models.CharField(max_length=10, choices=choices(Genre), default=Genre.STORY.value)
    licence = models.CharField(max_length=10, choices=choices(Licence), default=Licence.MINE.value)
    wants_help = models.BooleanField(default=False)  # whoever reads it in its group may suggest
    window = models.UUIDField(null=True)  # of a draft: the window that wrote it last

    class Meta:
        indexes = [
            models.Index(fields=["person", "told_on"], name="words_of_a_person"),
            models.Index(fields=["group", "kind"], name="words_of_a_group"),
        ]
