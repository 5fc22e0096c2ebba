from django.urls import path

from alongside.gatherings.views import hosting, planning, room, run

ALL = "g/<slug:slug>/gatherings"
ONE = f"{ALL}/<uuid:gathering_id>"

urlpatterns = [
    path(f"{ALL}/", hosting.all_gatherings, name="gatherings"),
    path(f"{ALL}/new", planning.plan, name="plan_gathering"),
    path(f"{ALL}/series/<uuid:series_id>/end", hosting.end_series, name="end_series"),
    path(ONE, room.about, name="gathering"),
    path(f"{ONE}/plan", planning.the_plan, name="the_plan"),
    path(f"{ONE}/plan/settle", planning.call_off, name="settle_gathering"),
    path(f"{ONE}/plan/parts", planning.put_part, name="put_part"),
    path(f"{ONE}/plan/parts/<uuid:part_id>", planning.one_part, name="one_part"),
    path(f"{ONE}/cannot-come", hosting.cannot_come, name="cannot_come"),
    path(f"{ONE}/stand-in", hosting.stand_in, name="stand_in"),
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
