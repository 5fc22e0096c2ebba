from django.urls import path, register_converter

from alongside.words.views import (
    call_holding,
    call_hosting,
    call_reading,
    calls,
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
    path("words/<uuid:words_id>/readers", mine.new_reader, name="new_reader"),
    path("calls/mine", call_holding.come_back, name="come_back"),
    path("calls/mine/code", call_holding.code, name="return_code"),
    path("calls/mine/words", call_holding.words, name="held_words"),
    path("calls/mine/consent/<question:question>", call_holding.question, name="held_consent"),
    path("calls/mine/take-back", call_holding.taking_back, name="held_take_back"),
    path("calls/mine/uses/<uuid:use_id>", call_holding.end, name="held_use"),
    path("calls/mine/done", call_holding.done, name="done_with_code"),
    path("calls/<slug:call_slug>", calls.call, name="call"),
    path("calls/<slug:call_slug>/answer", calls.answer, name="answer_call"),
    path("calls/<slug:call_slug>/pieces", calls.collection, name="call_pieces"),
    path("g/<slug:slug>/calls/", call_hosting.all_calls, name="calls"),
    path("g/<slug:slug>/calls/new", call_hosting.new, name="new_call"),
    path("g/<slug:slug>/calls/<uuid:call_id>", call_hosting.one, name="host_call"),
    path("g/<slug:slug>/calls/<uuid:call_id>/change", call_hosting.change, name="change_call"),
    path("g/<slug:slug>/calls/<uuid:call_id>/step", call_hosting.step, name="step_call"),
    path("g/<slug:slug>/calls/<uuid:call_id>/read", call_reading.read, name="read_for_call"),
    path(
        "g/<slug:slug>/calls/<uuid:call_id>/read/<uuid:answer_id>",
        call_reading.one,
        name="read_answer",
    ),
    path(
        "g/<slug:slug>/calls/<uuid:call_id>/read/<uuid:answer_id>/talk",
        call_reading.talk,
        name="talk_it_through",
    ),
]
