from django.urls import path

from alongside.groups import views

urlpatterns = [
    path("join", views.have_card, name="have_card"),
    path("join/<slug:code>", views.join, name="join"),
    path("join/<slug:code>/<str:secret>", views.join_by_link, name="join_by_link"),
    path("g/<slug:slug>/cards", views.invite, name="invite"),
    path("g/<slug:slug>/cards/<uuid:card_id>/close", views.close_card, name="close_card"),
    path("g/<slug:slug>/leaving", views.leaving, name="leaving"),
    path("g/<slug:slug>/leave-group", views.leave, name="leave_group"),
]
