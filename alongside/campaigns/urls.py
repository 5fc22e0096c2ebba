from django.urls import path

from alongside.campaigns.views import drafts, making, on_paper, public

ONE = "g/<slug:slug>/letters/<uuid:letter_id>"

urlpatterns = [
    path("g/<slug:slug>/letters/new", making.begin, name="begin_letter"),
    path(ONE, making.group_letter, name="group_letter"),
    path(f"{ONE}/step", making.step, name="letter_step"),
    path(f"{ONE}/change", drafts.change, name="change_letter"),
    path(f"{ONE}/quote/<uuid:use_id>/take-out", drafts.remove_quote, name="remove_letter_quote"),
    path(f"{ONE}/open", drafts.opening, name="open_letter"),
    path(f"{ONE}/throw-away", drafts.throw_away, name="throw_letter_away"),
    path("letters/<slug:letter_slug>", public.letter_page, name="letter"),
    path("letters/<slug:letter_slug>.pdf", on_paper.letter_pdf, name="letter_pdf"),
    path("letters/<slug:letter_slug>.docx", on_paper.letter_docx, name="letter_docx"),
    path("letters/<slug:letter_slug>.txt", on_paper.letter_text, name="letter_text"),
    path("letters/<slug:letter_slug>.json", public.letter_json, name="letter_json"),
    path("letters/<slug:letter_slug>/sign", public.signing, name="sign"),
    path("letters/<slug:letter_slug>/thanks", public.thanks, name="thanks"),
    path("letters/<slug:letter_slug>/signature/<str:secret>", public.signature, name="signature"),
    path("letters/<slug:letter_slug>/names", public.names_of_letter, name="names_of_letter"),
    path("letters/<slug:letter_slug>/names/<str:secret>", public.names_for_recipient, name="names"),
]
