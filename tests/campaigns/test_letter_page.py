"""The public page of a letter: what stands where, and where somebody lands."""

import pytest
from django.test import Client
from django.utils.timezone import now

from alongside.campaigns.models import Letter
from alongside.campaigns.operations import letters
from alongside.campaigns.views import public
from tests.conftest import World, write_letter


@pytest.fixture
def letter(world: World) -> Letter:
    made = write_letter(world)
    letters.open_to_all(made, by=world.id("host"), now=now())
    return Letter.objects.get(pk=made)


def in_order(page: str, *pieces: str) -> bool:
    places = [page.find(piece) for piece in pieces]
    return -1 not in places and places == sorted(places)


def test_the_advice_stands_before_the_three_ways_and_the_button(letter):
    page = Client().get(f"/letters/{letter.slug}").content.decode()
    ways = ('value="name"', 'value="count"', 'value="recipient"')
    button = '<button class="go wideb">Add my name'
    assert in_order(page, 'id="sign"', "Could someone punish you", *ways, button)
    assert "<span data-words>The Trust</span> will see your name" in page


def test_who_the_letter_is_to_is_text_also_where_it_stands_in_a_choice(letter):
    Letter.objects.update(recipient="<b>The Trust</b>")
    page = Client().get(f"/letters/{letter.slug}").content.decode()
    assert "&lt;b&gt;The Trust&lt;/b&gt;</span> will see your name" in page
    assert "<b>The Trust" not in page


def test_a_wrong_form_comes_back_to_its_own_place(letter):
    """The address that the form is sent to ends in #sign, so the browser lands there again."""
    answer = Client().post(f"/letters/{letter.slug}/sign", {"name": "Ada", "email": "ada"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'action="/letters/{letter.slug}/sign#sign"' in page
    assert in_order(page, 'id="sign"', 'role="alert"', "Please look at this again.", "<fieldset")
    assert 'href="#id_email"' in page


def test_looking_where_one_signs_shows_the_letter(letter):
    answer = Client().get(f"/letters/{letter.slug}/sign")
    assert (answer.status_code, answer["Location"]) == (303, f"/letters/{letter.slug}#sign")
    assert Client().get("/letters/no-such-letter/sign").status_code == 404


def test_a_letter_closed_while_somebody_signs_says_so(letter, world, monkeypatch):
    real = public.sign

    def late(*args: object, **more: object) -> object:
        letters.close(letter.id, by=world.id("host"), now=now())
        return real(*args, **more)

    monkeypatch.setattr(public, "sign", late)
    form = {"name": "Ada", "email": "a@b.invalid", "shown": "name"}
    answer = Client().post(f"/letters/{letter.slug}/sign", form)
    assert answer.status_code == 422
    assert in_order(answer.content.decode(), 'id="sign"', "Your name was not added")
