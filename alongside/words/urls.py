from django.urls import path, register_converter

from alongside.words.views import (
    consenting,
    folding,
    given,
    giving,
    mine,
    recipients,
    stories,
    telling,
    transcript,
)


class OneToFour:
    regex = "[1-4]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(OneToFour, "question")

urlpatterns = [
    path("g/<slug:slug>/share", telling.share, name="share"),
    path("g/<slug:slug>/share/transcript", transcript.transcript, name="transcript"),
    path("g/<slug:slug>/share/<uuid:draft_id>", telling.draft, name="draft_story"),
    path("g/<slug:slug>/stories", stories.stories, name="stories"),
    path("g/<slug:slug>/recipients", recipients.recipients, name="recipients"),
    path(
        "g/<slug:slug>/recipients/<uuid:recipient_id>", recipients.remove, name="remove_recipient"
    ),
    path("g/<slug:slug>/recipients/<uuid:recipient_id>/give", giving.give, name="give_words"),
    path("g/<slug:slug>/given/<uuid:hand_over_id>", giving.end, name="end_hand_over"),
    path("given/<str:secret>", given.given, name="given"),
    path("words/", mine.everything, name="my_words"),
    path("words/folding", folding.folding, name="folding"),
    path("words/<uuid:draft_id>/throw-away", telling.throw_away, name="throw_draft_away"),
    path("words/<uuid:words_id>/", mine.one, name="my_own"),
    path("words/<uuid:words_id>/consent/<question:question>", consenting.question, name="consent"),
    path("words/<uuid:words_id>/rest", consenting.rest, name="rest_words"),
    path("words/<uuid:words_id>/together", mine.together, name="together"),
    path("words/<uuid:words_id>/take-back", mine.taking_back, name="take_back"),
    path("words/<uuid:words_id>/uses/<uuid:use_id>", mine.use, name="use"),
]
