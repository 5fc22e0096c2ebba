from django.urls import path, register_converter

from alongside.words import views


class OneToFour:
    regex = "[1-4]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(OneToFour, "question")

urlpatterns = [
    path("g/<slug:slug>/share", views.share, name="share"),
    path("g/<slug:slug>/stories", views.stories, name="stories"),
    path("words/", views.mine, name="my_words"),
    path("words/<uuid:words_id>/consent/<question:question>", views.consent, name="consent"),
    path("words/<uuid:words_id>/take-back", views.taking_back, name="take_back"),
]
