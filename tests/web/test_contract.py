"""What other programs rely on, asked of a running site."""

import json

import pytest

from alongside.gatherings.domain.plan import FEELINGS
from tests.site import Site


def everything(places: dict[str, object]) -> list[str]:
    found: list[str] = []
    for value in places.values():
        found += everything(value) if isinstance(value, dict) else [value]
    return [each for each in found if isinstance(each, str)]


def test_places_are_paths_that_work_for_whom_they_are_for(site: Site):
    for who, part in (("", "public"), ("member", "member"), ("host", "host")):
        visitor = site.signed_in(who) if who else site.visitor()
        for name, path in site.places[part].items():
            assert visitor.ask(path).status == 200, (part, name)


def test_absent_and_not_yours_are_one_404(site: Site):
    private = [*site.places["member"].values(), *site.places["host"].values()]
    for path in private:
        for form in (None, {}):
            answer = site.visitor().ask(path, form)
            assert answer.status == 404
            assert "Sign in" in answer.text
    stranger = site.signed_in("stranger")
    for path in everything(site.places["host"]):
        assert stranger.ask(path).status == 404
        assert stranger.ask(path, {}).status == 404


@pytest.mark.parametrize("who", ["left", "paused"])
def test_own_things_stay_open(site: Site, who: str):
    visitor = site.signed_in(who)
    for path in ("/words/", "/me/copy", "/me/settings", "/me?stay=1"):
        assert visitor.ask(path).status == 200
    inside = 200 if who == "paused" else 404
    assert visitor.ask(site.places["member"]["home"]).status == inside
    assert visitor.ask(site.places["member"]["room"]).status == 404


def test_support_opens_what_host_opens_and_steward_no_words(site: Site):
    for name, path in site.places["host"].items():
        expected = 404 if name == "worries" else 200
        assert site.signed_in("support").ask(path).status == expected
        assert site.signed_in("steward").ask(path).status == 404


def test_headers_of_every_page(site: Site):
    member = site.signed_in("member")
    pages = everything(site.places["public"]) + everything(site.places["member"]) + ["/nowhere"]
    for path in pages:
        headers = member.ask(path).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
    for path in site.places["member"].values():
        assert "no-store" in member.ask(path).headers["Cache-Control"]


def test_sign_by_its_fields(site: Site):
    visitor, sign = site.visitor(), site.places["sign"]
    assert sign["fields"]["shown"] == ["name", "count", "recipient"]
    before = letter(site)["pending"]
    data = {"name": "Bo", "email": "bo@signers.invalid", "shown": "count"}
    assert visitor.send(sign["url"], "/sign", data).status == 303
    assert letter(site)["pending"] == before + 1
    wrong = visitor.send(sign["url"], "/sign", data | {"email": "bo"})
    assert wrong.status == 422
    assert 'value="Bo"' in wrong.text


def letter(site: Site) -> dict[str, int]:
    return json.loads(site.command("letter", site.places["letter_slug"], "--json").stdout)


def test_check_in_by_its_fields(site: Site):
    member, check_in = site.signed_in("member"), site.places["check_in"]
    assert check_in["fields"]["feeling"] == list(FEELINGS)
    assert member.send(check_in["url"], "check-in", {"feeling": "tired"}).status == 303
    assert "Tired" in member.ask(site.places["member"]["room"]).text
    assert member.send(check_in["url"], "check-in", {"feeling": "nothing"}).status == 422


def test_share_by_its_fields_ends_in_my_words(site: Site):
    member, share = site.signed_in("member"), site.places["share"]
    answer = member.send(share["url"], "/share", {"words": "Words of a program"})
    while answer.goes_to != site.places["member"]["my_words"]:
        answer = member.ask(answer.goes_to, {})
    assert "Words of a program" in member.ask(answer.goes_to).text


def test_the_exit_ends_the_session_for_whoever_has_no_script(site: Site):
    member = site.signed_in("member")
    answer = member.ask(site.places["exit"], {})
    assert answer.status == 200
    assert "https://" in answer.headers["Refresh"]
    assert member.ask(site.places["member"]["home"]).status == 404


def test_help_needs_no_django(site: Site):
    assert "116 123" in site.visitor().ask("/help").text


def test_too_much_is_answered_and_not_a_broken_line(site: Site):
    answer = site.signed_in("member").ask(
        site.places["member"]["share"], {"words": "x" * 14_000_000}
    )
    assert answer.status == 413
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    for said in (
        "<h1>This is more than we can take at once</h1>",
        "Nothing was kept, and nothing was changed.",
        "Press Back.",
        "Choose a smaller one.",
        'href="/help"',
    ):
        assert said in answer.text


@pytest.mark.parametrize(("megabytes", "status"), [(11, 422), (12.5, 413), (13.5, 413)])
def test_each_size_has_a_page_that_says_what_to_do(site: Site, megabytes: float, status: int):
    member, share = site.signed_in("member"), site.places["share"]["url"]
    answer = member.send(share, "/share", {"words": "x" * int(megabytes * 2**20)})
    assert answer.status == status
    assert "<h1" in answer.text
    assert "Press Back" in answer.text or "Cut it in two" in answer.text
    assert 'class="safe"' in answer.text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["letter", "no-such-letter"], "there is no letter"),
        (["sign-in", "nobody@demo.invalid"], "nobody here has the address"),
        (["import", "survey", "no-such-file.csv", "--group", "the-kettle"], "cannot be read"),
        (["import", "survey", "-", "--group", "no-such-group"], "there is no group"),
        (["demo"], "is a home already"),
    ],
)
def test_a_refused_command_says_one_sentence(site: Site, words: list[str], says: str):
    done = site.command(*words, check=False)
    assert done.returncode == 1
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert len(done.stderr) <= 500


def test_wrong_use_is_two(site: Site):
    assert site.command("letter", check=False).returncode == 2


def test_verify_says_that_all_holds(site: Site):
    assert "Everything holds" in site.command("verify").stdout
