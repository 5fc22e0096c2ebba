from django.urls import path, register_converter

from alongside.words.views import (
    consenting,
    folding,
    given,
    giving,
    mine,
    pictures,
    recipients,
    search,
    showings,
    stories,
    suggestions,
    telling,
    transcript,
    wishes,
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
    path("words/search", search.search, name="search"),
    path("words/<uuid:words_id>/pictures", pictures.pictures, name="pictures"),
    path("words/<uuid:words_id>/pictures/<uuid:picture_id>", pictures.picture, name="picture"),
    path(
        "words/<uuid:words_id>/pictures/<uuid:picture_id>/take-out",
        pictures.take_out,
        name="take_picture_out",
    ),
    path("words/<uuid:words_id>/what-it-is", pictures.what_it_is, name="what_it_is"),
    path("words/<uuid:words_id>/help", suggestions.wants_help, name="wants_help"),
    path(
        "words/<uuid:words_id>/suggestions/<uuid:suggestion_id>",
        suggestions.answer,
        name="answer_suggestion",
    ),
    path("g/<slug:slug>/stories/<uuid:words_id>/suggest", suggestions.suggest, name="suggest"),
    path("g/<slug:slug>/suggestions", suggestions.suggested, name="suggested"),
    path("words/<uuid:words_id>/people", showings.people, name="people_and_words"),
    path("words/<uuid:words_id>/show", showings.show, name="show"),
    path("words/<uuid:words_id>/show/<uuid:showing_id>", showings.stop, name="stop_showing"),
    path("shown/<uuid:showing_id>", showings.shown, name="shown"),
    path("me/wish", wishes.wish, name="wish"),
    path("me/wish/<uuid:wish_of>", wishes.looked_after, name="looked_after"),
    path("me/here", wishes.here, name="here"),
    path("g/<slug:slug>/died", wishes.died, name="died"),
]
