from django.urls import path

from alongside.care import views

urlpatterns = [
    path("g/<slug:slug>/worry", views.worry, name="worry"),
    path("g/<slug:slug>/notes", views.told, name="worries"),
    path("g/<slug:slug>/notes/<uuid:worry_id>", views.look_after, name="look_after"),
    path("g/<slug:slug>/worry/people", views.name_people, name="name_people"),
]
