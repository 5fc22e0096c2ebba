from django.urls import path

from alongside.campaigns.views import making, public

urlpatterns = [
    path("g/<slug:slug>/letters/new", making.begin, name="begin_letter"),
    path("g/<slug:slug>/letters/<uuid:letter_id>", making.group_letter, name="group_letter"),
    path("g/<slug:slug>/letters/<uuid:letter_id>/step", making.step, name="letter_step"),
    path("letters/<slug:letter_slug>", public.letter_page, name="letter"),
    path("letters/<slug:letter_slug>.json", public.letter_json, name="letter_json"),
    path("letters/<slug:letter_slug>/sign", public.signing, name="sign"),
    path("letters/<slug:letter_slug>/thanks", public.thanks, name="thanks"),
    path("letters/<slug:letter_slug>/signature/<str:secret>", public.signature, name="signature"),
    path("letters/<slug:letter_slug>/names/<str:secret>", public.names_for_recipient, name="names"),
]
