import argparse
import json

from alongside.web.command import say
from alongside.web.commands.ready import ready


def a_calendar() -> str:
    """A link of the demo's own, made anew, as no link is kept that could be shown."""
    from django.utils.timezone import localdate

    from alongside.gatherings.operations.calendar import make_link, stop_all
    from alongside.people.queries import person_of

    member = person_of("member@demo.invalid")
    stop_all(member)
    return make_link(member, real=False, today=localdate())


def do(asked: argparse.Namespace) -> None:
    ready(demo=True)
    from django.utils.timezone import localdate

    from alongside.campaigns.queries import letters_of
    from alongside.evidence.queries import open_survey_of, published_of
    from alongside.gatherings.domain.plan import FEELINGS
    from alongside.gatherings.queries import open_today, panel_of
    from alongside.groups.queries import card_of, group_of
    from alongside.web.commands.demo_gatherings import GROUP, tonight

    tonight()
    group = group_of(GROUP)
    if group is None:
        return
    home = f"/g/{GROUP}/"
    gathering = f"{home}gatherings/{open_today(group, localdate())}"
    letters = letters_of(group)
    letter, draft = letters["open"], letters["draft"]
    here = {
        "public": {
            "front": "/",
            "help": "/help",
            "letter": f"/letters/{letter[1]}",
            "report": f"/reports/{published_of(group)}",
            "easy_read": f"/reports/{published_of(group)}/easy-read",
            "panel": f"/panels/{panel_of(group)}",
            "join": f"/join/{card_of(group)}",
        },
        "member": {
            "home": home,
            "gathering": gathering,
            "room": f"{gathering}/room",
            "share": f"{home}share",
            "my_words": "/words/",
            "survey": f"{home}surveys/{open_survey_of(group)}/answer",
            "times": f"{home}times",
            "worry": f"{home}worry",
            "settings": "/me/settings",
        },
        "host": {
            "room": f"{gathering}/run",
            "plan": f"{gathering}/plan",
            "attendance": f"{home}evidence/attendance",
            "evidence": f"{home}evidence",
            "worries": f"{home}notes",
            "letter_draft": f"{home}letters/{draft[0]}",
        },
        "group": GROUP,
        "letter_slug": letter[1],
        "sign": {
            "url": f"/letters/{letter[1]}",
            "fields": {"name": "text", "email": "text", "shown": ["name", "count", "recipient"]},
        },
        "share": {"url": f"{home}share", "fields": {"words": "text"}},
        "check_in": {"url": f"{gathering}/room", "fields": {"feeling": list(FEELINGS)}},
        "stream": f"{gathering}/stream",
        "feed": "/feed.json",
        "exit": "/leave",
        "calendar": f"/calendar/{a_calendar()}.ics",
    }
    say(json.dumps(here, indent=None if asked.json else 2))
