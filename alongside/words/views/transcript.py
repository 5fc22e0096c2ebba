"""A story from the transcript of a recording: only what one speaker said in it."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import enter
from alongside.people.access import visitor
from alongside.words.domain.captions import LARGEST, BadCaptions, read
from alongside.words.domain.transcript import by_speaker
from alongside.words.forms.story import TranscriptForm

TELL = Permission.TELL_A_STORY
PAGE = "words/transcript.html"


@needs(TELL)
@require_http_methods(["GET", "POST"])
def transcript(request: HttpRequest, slug: str) -> HttpResponse:
    """The file is read and not kept. Its person says which speaker they are; the others go."""
    standing = enter(visitor(request), slug, TELL)
    page = {"standing": standing, "form": TranscriptForm()}
    if request.method == "GET":
        return render(request, PAGE, page)
    page["form"] = form = TranscriptForm(request.POST, request.FILES)
    if not form.is_valid():
        return not_taken(request, PAGE, page)
    file = form.cleaned_data["file"]
    try:
        cues = read(file.read(LARGEST + 1), file.name)
    except BadCaptions as wrong:
        form.add_error("file", str(wrong))
        return not_taken(request, PAGE, page)
    voices = [(voice, uuid4()) for voice in by_speaker(cues)]
    return render(request, PAGE, page | {"voices": voices})
