from django.urls import path

from alongside.gatherings.views import room, run

ONE = "g/<slug:slug>/gatherings/<uuid:gathering_id>"

urlpatterns = [
    path("g/<slug:slug>/gatherings/new", run.plan, name="plan_gathering"),
    path(ONE, room.about, name="gathering"),
    path(f"{ONE}/room", room.the_room, name="room"),
    path(f"{ONE}/seat", room.seat, name="seat"),
    path(f"{ONE}/parts/<uuid:part_id>/check-in", room.check_in, name="check_in"),
    path(f"{ONE}/parts/<uuid:part_id>/say", room.say, name="say"),
    path(f"{ONE}/parts/<uuid:part_id>/take-off", room.take_off, name="take_off"),
    path(f"{ONE}/stream", room.stream, name="room_stream"),
    path(f"{ONE}/run", run.running, name="run"),
    path(f"{ONE}/step", run.step, name="step"),
    path(f"{ONE}/run/stream", run.stream, name="hosts_stream"),
]
