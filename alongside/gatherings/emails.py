"""Mails of gatherings. None says that somebody was missed. None says what the group is about."""

from alongside.core.clock import clock, day
from alongside.gatherings.operations.reminders import Notice


def can_you_stand_in(group: str, link: str) -> tuple[str, str]:
    return (
        "Can you stand in?",
        f"Hello.\n\nSomebody who runs a gathering of {group} cannot come this time.\n"
        "You said that you could stand in.\n\n"
        f"Look here. One press says yes:\n{link}\n\n"
        "You cannot? That is fine. You do not have to do anything.",
    )


def reminder(notice: Notice) -> tuple[str, str]:
    lines = [*told(notice), "", "Here you can say “not today”. One press. No reason needed:"]
    if notice.hosts_it:
        lines[-1] = "You host it. You cannot come? Say so here. We look for somebody at once:"
    return f"{named(notice)} on {day(notice.starts_at)}", written(lines, notice)


def moved(notice: Notice) -> tuple[str, str]:
    lines = ["The time or the place has changed. It is now:", "", *told(notice), "", "Look here:"]
    return f"{named(notice)}: a change", written(lines, notice)


def called_off(notice: Notice) -> tuple[str, str]:
    lines = ["This does not happen:", "", *told(notice), "", "Look here:"]
    return f"{named(notice)} is called off", written(lines, notice)


def planned_again(notice: Notice) -> tuple[str, str]:
    lines = ["This happens after all:", "", *told(notice), "", "Look here:"]
    return f"{named(notice)} happens after all", written(lines, notice)


def named(notice: Notice) -> str:
    return notice.title or "Meeting"


def told(notice: Notice) -> list[str]:
    when = f"{day(notice.starts_at)}, {clock(notice.starts_at)}."
    return [f"{named(notice)}.", when, *([f"{notice.place}."] if notice.place else [])]


def written(lines: list[str], notice: Notice) -> str:
    end = ["", "You asked for these mails. You can stop them there too."]
    return "\n".join(["Hello.", "", *lines, notice.link, *end])
