"""After a gathering, as a member and the two hosts press it, without a script."""

import re
from collections.abc import Callable

from tests.browser.conftest import Window
from tests.site import Site


def over(site: Site) -> str:
    """The newest of the demo's autumn sessions. Other tests may have closed others."""
    group = f"/g/{site.places['group']}"
    page = site.signed_in("host").ask(f"{group}/resources").text
    row = r'/resources/plans/([0-9a-f-]+)"><svg((?!</svg>).)*</svg><span><b data-words>Autumn'
    return f"{group}/gatherings/{re.findall(row, page)[0][0]}"


def test_feedback_is_two_presses_and_asked_once(site: Site, window: Callable[..., Window]) -> None:
    member = window(site, script=False).sign_in("member")
    member.open(over(site))
    member.choose("Mixed")
    member.press("Send my answer")
    assert member.says("We counted your answer")
    member.open(over(site))
    assert not member.says("Send my answer")
    assert member.says("Half or more said: it was good.")


def test_hosts_count_and_write_to_each_other(site: Site, window: Callable[..., Window]) -> None:
    host = window(site, script=False).sign_in("host")
    host.open(over(site))
    host.press("How many came?")
    host.press("Keep these numbers")
    assert host.says("Write a number.")
    host.fill("In the room", "9")
    host.press("Keep these numbers")
    assert host.says("9 in all")
    support = window(site, script=False).sign_in("support")
    support.open(over(site))
    support.press("Five minutes for the two of you")
    assert support.says("Dot wrote")
    support.fill("What went well?", "The tea")
    support.press("Keep this for the two of us")
    host.open(over(site) + "/debrief")
    assert host.says("The tea")
    support.press("Wipe what I wrote")
    host.open(over(site) + "/debrief")
    assert not host.says("The tea")


def test_a_plan_is_used_again(site: Site, window: Callable[..., Window]) -> None:
    host = window(site, script=False).sign_in("host")
    host.open(f"/g/{site.places['group']}/resources")
    host.press("Autumn sessions")
    host.press("Use this plan again")
    host.fill("What is it called?", "Anew")
    host.fill("Which day?", "2030-01-08")
    host.press("Plan this gathering")
    assert host.says("Change the plan")
    assert host.says("Feeling words")
