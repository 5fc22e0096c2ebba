from django import forms
from django.core.files.uploadedfile import UploadedFile

from alongside.core.fields import Once, Pick, PlainText, one_of
from alongside.words.domain.genre import GENRES, LICENCES, Genre, Licence
from alongside.words.domain.picture import LARGEST, BadPicture, Picture, cleaned

PICTURES = {"story": "book", "poem": "pencil", "satire": "megaphone", "cartoon": "eye"}


class PictureForm(forms.Form):
    file = forms.FileField(
        label="The picture",
        help_text="JPEG, PNG or WebP. At most 8 MB.",
        error_messages={"required": "Choose a picture first.", "empty": "This file is empty."},
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    described = PlainText(
        label="Say what is in the picture",
        help_text="For people who cannot see it. One or two sentences.",
        longest=500,
        empty="Say what is in the picture. Some people cannot see it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    once = Once()

    def clean_file(self) -> Picture:
        file: UploadedFile = self.cleaned_data["file"]
        try:
            return cleaned(file.read(LARGEST + 1))
        except BadPicture as wrong:
            raise forms.ValidationError(str(wrong)) from wrong


class GenreForm(forms.Form):
    what = one_of(
        {
            genre.value: Pick(said.title, PICTURES[genre], said.line)
            for genre, said in GENRES.items()
        },
        legend="What is it?",
    )
    licence = one_of(
        {licence.value: Pick(said.title, "", said.line) for licence, said in LICENCES.items()},
        legend="What may others do with it?",
    )

    def said(self) -> tuple[Genre, Licence]:
        """Not choosing is the plainest and the narrowest."""
        what, licence = self.cleaned_data["what"], self.cleaned_data["licence"]
        return Genre(what or "story"), Licence(licence or "mine")
