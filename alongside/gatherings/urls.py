from django.urls import path

from alongside.gatherings.views import (
    bringing,
    calendar,
    hosting,
    planning,
    reminders,
    room,
    run,
    saying,
    sheet,
    times,
)

ALL = "g/<slug:slug>/gatherings"
ONE = f"{ALL}/<uuid:gathering_id>"

urlpatterns = [
    path(f"{ALL}/", hosting.all_gatherings, name="gatherings"),
    path(f"{ALL}/new", planning.plan, name="plan_gathering"),
    path(f"{ALL}/bring", bringing.bring, name="bring_calendar"),
    path(f"{ALL}/brought", bringing.brought, name="brought_calendar"),
    path(f"{ALL}/series/<uuid:series_id>/end", hosting.end_series, name="end_series"),
    path("me/calendar", calendar.my_calendar, name="my_calendar"),
    path("calendar/<str:secret>.ics", calendar.calendar, name="calendar"),
    path("me/reminders", reminders.my_reminders, name="my_reminders"),
    path("today/<str:ticket>", reminders.today, name="today"),
    path("g/<slug:slug>/times", times.my_times, name="times"),
    path("g/<slug:slug>/times/ask", times.ask, name="ask_times"),
    path("g/<slug:slug>/times/settle", times.settle, name="settle_times"),
    path(ONE, room.about, name="gathering"),
    path(f"{ONE}/plan", planning.the_plan, name="the_plan"),
    path(f"{ONE}/plan/settle", planning.call_off, name="settle_gathering"),
    path(f"{ONE}/plan/parts", planning.put_part, name="put_part"),
    path(f"{ONE}/plan/parts/<uuid:part_id>", planning.one_part, name="one_part"),
    path(f"{ONE}/cannot-come", hosting.cannot_come, name="cannot_come"),
    path(f"{ONE}/stand-in", hosting.stand_in, name="stand_in"),
    path(f"{ONE}/room", room.the_room, name="room"),
    path(f"{ONE}/seat", room.seat, name="seat"),
    path(f"{ONE}/parts/<uuid:part_id>/check-in", saying.check_in, name="check_in"),
    path(f"{ONE}/parts/<uuid:part_id>/say", saying.say, name="say"),
    path(f"{ONE}/parts/<uuid:part_id>/mine", saying.mine, name="my_sayings"),
    path(f"{ONE}/room/want", saying.want, name="want_to_hear"),
    path(f"{ONE}/sheet", sheet.sheet, name="gathering_sheet"),
    path(f"{ONE}/plan.pdf", sheet.handout, name="handout"),
    path(f"{ONE}/stream", room.stream, name="room_stream"),
    path(f"{ONE}/run", run.running, name="run"),
    path(f"{ONE}/run/close", run.closing, name="closing_room"),
    path(f"{ONE}/run/speaking", run.speaking, name="speaking_list"),
    path(f"{ONE}/run/caller", run.caller, name="caller"),
    path(f"{ONE}/step", run.step, name="step"),
    path(f"{ONE}/run/stream", run.stream, name="hosts_stream"),
]
