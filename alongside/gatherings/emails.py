"""Mails of gatherings. None says that somebody was missed, or what the group is about.

Three kinds name the group: those about a place of a host, and the two to who invites from outside.
"""

from datetime import datetime

from alongside.core.clock import clock, day
from alongside.gatherings.domain.invitation import Answer
from alongside.gatherings.operations.hosts import Place
from alongside.gatherings.operations.reminders import Notice

CALLED = {"host": "host", "support": "supporting host"}


def when(place: Place) -> str:
    return f"A gathering of {place.group}: {day(place.starts_at)}, {clock(place.starts_at)}."


def can_you_stand_in(place: Place) -> tuple[str, str]:
    return (
        f"Can you stand in on {day(place.starts_at)}?",
        f"Hello.\n\n{when(place)}\nThe {CALLED[place.role]} cannot come this time.\n"
        "You said that you could stand in.\n\n"
        f"Look here. One press says yes:\n{place.link}\n\n"
        "You cannot? That is fine. You do not have to do anything.",
    )


def host_cannot_come(place: Place) -> tuple[str, str]:
    """To the other host; to all hosts of the group, where nobody could be asked."""
    people = "1 person" if place.asked == 1 else f"{place.asked} people"
    asked = f"We asked {people} who said they could stand in. You do not have to do anything."
    nobody = (
        "Nobody has said that they can stand in. So we asked nobody.\n"
        "You can ask somebody, change the day, or call it off."
    )
    return (
        f"We need a {CALLED[place.role]} on {day(place.starts_at)}",
        f"Hello.\n\n{when(place)}\n"
        f"The {CALLED[place.role]} cannot come this time. That is fine.\n\n"
        f"{asked if place.asked else nobody}\n\nLook here:\n{place.link}",
    )


def somebody_stands_in(place: Place) -> tuple[str, str]:
    return (
        f"There is a {CALLED[place.role]} again on {day(place.starts_at)}",
        f"Hello.\n\n{when(place)}\nIt has a {CALLED[place.role]} again.\n\n"
        f"Here you see who it is:\n{place.link}",
    )


def asked_to_speak(when: datetime, chairs: bool, link: str) -> tuple[str, str]:
    deed = "chair" if chairs else "speak"
    return (
        f"Would you {deed} on {day(when)}?",
        f"Hello.\n\nThe hosts ask you to {deed}. It is on {day(when)}, {clock(when)}.\n\n"
        f"Here you say yes or no, and what is all right for you:\n{link}\n\n"
        "Until you say yes, only the hosts see your name. No is fine.",
    )


def speaker_cannot_come(link: str, nobody_lived: bool) -> tuple[str, str]:
    public = (
        "The page is public. Now nobody at the table has lived it, as far as we know.\n"
        "You can ask somebody who has. Or take the page down.\n\n"
    )
    return (
        "A speaker cannot come",
        "Hello.\n\nSomebody who wanted to speak cannot come this time. That is fine.\n\n"
        f"{public if nobody_lived else ''}"
        f"Here you can ask somebody else to speak:\n{link}",
    )


def reminder(notice: Notice) -> tuple[str, str]:
    lines = [*told(notice), "", "Here you can say “not today”. One press. No reason needed:"]
    if notice.hosts_it:
        lines[-1] = "You host it. You cannot come? Say so here. We look for somebody at once:"
    elif notice.speaks:
        lines[-1] = "You speak. You cannot come? Say so here. We tell the hosts at once:"
    return f"{named(notice)} on {day(notice.starts_at)}", written(lines, notice)


def moved(notice: Notice) -> tuple[str, str]:
    lines = ["The time or the place has changed. It is now:", "", *told(notice), "", "Look here:"]
    return f"{named(notice)}: a change", written(lines, notice)


def moved_from_now_on(notice: Notice) -> tuple[str, str]:
    lines = ["The time or the place has changed, from this day on. It is now:", ""]
    return f"{named(notice)}: a change", written([*lines, *told(notice), "", "Look here:"], notice)


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


def confirm_invitation(group: str, link: str) -> tuple[str, str]:
    return (
        "Please check your invitation",
        f"Hello.\n\nYou want to invite {group} to speak.\n"
        f"Press this link. Look at what you wrote, and send it:\n{link}\n\n"
        "The answer comes by email, and stands behind the same link. So keep this email.\n\n"
        "Was it not you? Then you can throw this email away. Nothing is sent.",
    )


def somebody_invites(link: str) -> tuple[str, str]:
    return (
        "An invitation",
        "Hello.\n\nSomebody outside invites your group to speak.\n\n"
        f"Look here. You can say yes, no, or yes on your terms:\n{link}\n\n"
        "No is fine. You do not have to say why.",
    )


def invitation_answered(group: str, said: Answer, terms: str, link: str) -> tuple[str, str]:
    answers = {
        Answer.YES: "The answer is yes. You can write to the group, to plan it together.",
        Answer.NO: "The answer is no, this time. Thank you for asking.",
        Answer.TERMS: f"The answer is yes, on these terms:\n\n{terms}\n\nYou can say yes or no.",
    }
    here = f"Do it here:\n{link}" if link else "Press the link in our first email to you."
    way = "" if said == Answer.NO else f"\n\n{here}"
    text = f"Hello.\n\nYou invited {group}.\n\n{answers[said]}{way}"
    return "An answer to your invitation", text


def invitation_written(reply: str, words: str, link: str) -> tuple[str, str]:
    replies = {"yes": "They say yes to your terms.\n\n", "no": "They say no to your terms.\n\n"}
    wrote = f"They wrote:\n\n{words}\n\n" if words else ""
    return (
        "About an invitation",
        f"Hello.\n\nSomebody who invites your group has written.\n\n"
        f"{replies.get(reply, '')}{wrote}Here you find their email:\n{link}",
    )
