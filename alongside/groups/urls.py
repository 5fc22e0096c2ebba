from django.urls import path

from alongside.groups.views import joining, paper

urlpatterns = [
    path("join", joining.have_card, name="have_card"),
    path("join/<slug:code>", joining.join, name="join"),
    path("join/<slug:code>/<str:secret>", joining.join_by_link, name="join_by_link"),
    path("g/<slug:slug>/cards", joining.invite, name="invite"),
    path("g/<slug:slug>/cards/<uuid:card_id>/close", joining.close_card, name="close_card"),
    path("g/<slug:slug>/cards/<uuid:card_id>/open", joining.open_card, name="open_card"),
    path("g/<slug:slug>/cards/<uuid:card_id>/paper", paper.on_paper, name="card_on_paper"),
    path("g/<slug:slug>/cards/<uuid:card_id>/poster.pdf", paper.poster, name="poster"),
    path("g/<slug:slug>/cards/<uuid:card_id>/cards.pdf", paper.cards_to_cut, name="cards_to_cut"),
    path("g/<slug:slug>/leaving", joining.leaving, name="leaving"),
    path("g/<slug:slug>/leave-group", joining.leave, name="leave_group"),
]
