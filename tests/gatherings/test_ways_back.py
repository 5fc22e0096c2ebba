"""A page that a gathering leads to leads back to it; and a public panel is found."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.timezone import now

from alongside.gatherings.models import Gathering
from tests.gatherings.test_panels import add, panel, public, published  # noqa: F401


@pytest.mark.parametrize("page", ["/me/reminders", "/me/calendar"])
def test_my_pages_lead_back_to_where_i_came_from(world, page):
    member, one = world.client("member"), f"/g/{world.slug}/gatherings/{world.gathering}"
    assert "Back to the gathering" in member.get(f"{page}?back={one}").content.decode()
    assert "Back to settings" in member.get(page).content.decode()
    done = member.post(page, {"back": one, "stop": "x"})
    assert done["Location"].endswith(f"back={one}")


@pytest.mark.parametrize("elsewhere", ["//evil.invalid", "https://evil.invalid/g/x", "/g/x?y=1"])
def test_but_nowhere_else(world, elsewhere):
    page = world.client("member").get("/me/reminders", {"back": elsewhere}).content.decode()
    assert "evil" not in page.partition("<main")[2]
    assert "Back to settings" in page


def test_a_material_leads_back_to_its_training(world):
    one = f"/g/{world.slug}/gatherings/{world.gathering}"
    form = {"title": "Handout", "note": "x", "belongs_to": "", "back": one}
    form["once"] = str(uuid4())
    done = world.client("host").post(f"/g/{world.slug}/resources/new", form)
    assert done["Location"] == one


def test_a_public_panel_is_on_the_front_page_until_it_is_over(world, panel):  # noqa: F811
    add(world, panel, name="Nia", agreed="on", lived="shown")
    assert "Come and listen" not in Client().get("/").content.decode()
    published(world, panel)
    assert "What helps" in Client().get("/").content.decode()
    host = world.client("host").get(f"/g/{world.slug}/gatherings/{panel}/panel")
    assert 'data-copy="http' in host.content.decode()
    Gathering.objects.filter(pk=panel).update(ends_at=now() - timedelta(hours=1))
    assert "What helps" not in Client().get("/").content.decode()
