"""Every page, at three widths, light and dark: accessible, still, in short sentences."""

import re
from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.conftest import Window
from tests.browser.test_after import over as newest_autumn_session
from tests.site import Site

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 768, 1280)
LONGEST = 15  # words in a sentence
RUN_AXE = """async rules => (await axe.run(document, {
  runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'],
  rules: {'color-contrast-enhanced': {enabled: true}, 'target-size': {enabled: true}},
})).violations.map(
  one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')).join(', '))"""
# Once a page was run past all rules, another width or scheme can only break those of how it looks.
LOOKS = ["color-contrast", "color-contrast-enhanced", "target-size", "scrollable-region-focusable"]
RUN_LOOKS = """async rules => (await axe.run(document, {
  runOnly: {type: 'rule', values: rules}, resultTypes: ['violations'],
})).violations.map(
  one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')).join(', '))"""
# What the page breaks of our own rules (design: targets, motion, house rules), as sentences.
HOUSE = """() => {
  const wrong = [], root = document.documentElement;
  const seen = e => { const r = e.getBoundingClientRect(), s = getComputedStyle(e);
    return r.width > 1 && s.visibility !== 'hidden' && !e.closest('.sr,.skip,[hidden]')
      && (!e.closest('details:not([open])') || e.tagName === 'SUMMARY'); };
  document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')
    .forEach(e => {
      const s = getComputedStyle(e);
      if (!seen(e) || (e.tagName === 'A' && s.display === 'inline')) return;
      const on = /radio|checkbox/.test(e.type) && e.labels[0] ? e.labels[0] : e;
      const r = on.getBoundingClientRect();
      if (r.height < 43.5 || r.width < 43.5) wrong.push('small: ' + e.outerHTML.slice(0, 80));
    });
  document.querySelectorAll('*').forEach(e => { const s = getComputedStyle(e);
    if (s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0)
      wrong.push('moves: ' + e.tagName); });
  if (document.querySelectorAll('h1').length !== 1) wrong.push('needs one h1');
  if (!document.querySelector('form.exit button')) wrong.push('no way out');
  const over = root.scrollWidth - root.clientWidth;
  if (over > 0) wrong.push('too wide by ' + over);
  return wrong;
}"""
# Our own sentences: what stands in [data-words] belongs to other people. With a script, what stands
# in noscript is no sentence but its source.
SENTENCES = """() => {
  const THEIRS = 'script,noscript,style,svg,select,textarea,[data-words]';
  const found = []; let now = '';
  const flush = () => { if (now.trim()) found.push(now.replace(/\\s+/g, ' ').trim()); now = ''; };
  (function walk(node) {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) now += child.data;
      else if (child.nodeType === 1 && !child.matches(THEIRS)) {
        const block = child.tagName === 'BR' || getComputedStyle(child).display !== 'inline';
        if (block) flush(); walk(child); if (block) flush();
      }
    }
  })(document.body); flush();
  return found;
}"""


def pages(site: Site) -> dict[str, list[str]]:
    """Who looks at which pages: everything that a GET shows."""
    group, places = f"/g/{site.places['group']}", site.places
    letter = places["public"]["letter"]
    over = newest_autumn_session(site).rpartition("/")[2]
    listed = site.signed_in("host").ask(f"{group}/gatherings/").text
    training = re.findall(r'href="([^"]+)"[^<]*<svg.*?</svg><span><b>Learn to listen', listed)[0]
    return {
        "anonymous": [
            *places["public"].values(),
            "/join",
            "/sign-in",
            "/sign-in/code",
            "/sign-in/0000000000",
            f"{letter}/thanks",
            "/nowhere",
        ],
        "member": [
            *places["member"].values(),
            "/me/passkeys",
            "/me/passkeys/new",
            f"{group}/leaving",
            f"{group}/attendance",
            f"{group}/resources",
            f"{group}/resources/plans/{over}",
            f"{group}/gatherings/{over}",
            f"{group}/gatherings/{over}/feedback",
            training,
        ],
        "host": [
            *places["host"].values(),
            places["member"]["home"],
            "/me?stay=1",
            f"{group}/stories",
            f"{group}/cards",
            f"{group}/gatherings/new",
            f"{group}/reports/new",
            f"{group}/surveys/bring",
            f"{group}/letters/new",
            f"{group}/resources",
            f"{group}/resources/new",
            f"{group}/resources/plans/{over}/again",
            f"{group}/gatherings/{over}",
            f"{group}/gatherings/{over}/count",
            f"{group}/gatherings/{over}/debrief",
            f"{training}/training",
        ],
        "paused": [places["member"]["home"], "/words/", "/me/settings", "/me?stay=1"],
    }


FILE = re.compile(r"\.(pdf|docx|csv|ics|vtt|srt|txt|json)$|/me/copy$")
SAME = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{6,}$")  # tells two pages of a kind apart


def kind(path: str) -> str:
    """Pages of one kind are looked at once."""
    return SAME.sub("*", path.partition("?")[0].partition("#")[0])


def every_kind(window: Window, starts: list[str]) -> list[str]:
    """One page of each kind that somebody comes to from these by following links."""
    found, waiting = dict[str, str](), list(starts)
    while waiting:
        path = waiting.pop(0)
        if kind(path) in found or FILE.search(path):
            continue
        found[kind(path)] = path
        window.open(path)
        links = window.page.locator("main a[href^='/']")
        waiting += [link.get_attribute("href") or "" for link in links.all()]
    return list(found.values())


def too_long(pieces: list[str]) -> list[str]:
    found = []
    for piece in pieces:
        for sentence in re.split(r"(?<=[.!?:])[”’)]?\s+", piece):
            if len(re.findall(r"[^\W_][\w’'@.£-]*", sentence)) > LONGEST:
                found.append(f"long: {sentence}")
    return found


def look(window: Window, path: str) -> list[str]:
    window.open(path)
    page, wrong = window.page, []
    page.evaluate(AXE)
    wrong += too_long(page.evaluate(SENTENCES))
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.emulate_media(color_scheme="light")
    wrong += page.evaluate(RUN_AXE, RULES)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wrong += page.evaluate(HOUSE)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            wrong += page.evaluate(RUN_LOOKS, LOOKS)
    return [f"{path}: {each}" for each in dict.fromkeys(wrong)]


@pytest.mark.parametrize("who", ["anonymous", "member", "host", "paused"])
def test_every_page(site: Site, window: Callable[..., Window], who: str) -> None:
    one = window(site)
    if who != "anonymous":
        one.sign_in(who)
    here = pages(site)[who]
    found = every_kind(one, here) if who == "host" else here
    wrong = [each for path in found for each in look(one, path)]
    assert wrong == []
    assert one.elsewhere == []


def test_the_pages_on_the_way(site: Site, window: Callable[..., Window]) -> None:
    """Pages that only a deed leads to: the questions, taking back, wrong forms, a signature."""
    one, wrong = window(site).sign_in("member"), []
    one.open(site.places["share"]["url"])
    one.press("Next: who may read it")
    wrong += look(one, "/words/")
    one.open(site.places["share"]["url"])
    one.fill("Your story", "On the way")
    one.press("Next: who may read it")
    question = one.page.url.removeprefix(site.base)
    wrong += look(one, question[:-1] + "3")
    one.open(question)
    for _ in range(4):
        wrong += look(one, one.page.url.removeprefix(site.base))
        one.page.locator("main button.go").click()
    wrong += look(one, question.replace("consent/1", "take-back"))
    one.open(site.places["public"]["letter"])
    one.press("Add my name")
    for width in WIDTHS:
        one.page.set_viewport_size({"width": width, "height": 800})
        one.page.evaluate(AXE)
        wrong += one.page.evaluate(HOUSE) + one.page.evaluate(RUN_AXE, RULES)
    assert wrong == []


def test_the_look_at_a_file_of_answers(site: Site, window: Callable[..., Window], tmp_path) -> None:
    """Only an upload leads there, so it is looked at where it stands; every spelling is ticked."""
    one, file = window(site).sign_in("host"), tmp_path / "answers.csv"
    rows = ["often,31/05/2022,a@demo.invalid", "Often,1/14/2022,", "оften,,"] * 3
    file.write_text("\n".join(["how,when,email", *rows]))
    one.open(f"/g/{site.places['group']}/surveys/bring")
    one.page.set_input_files("input[type=file]", file)
    one.press("Look at it")
    one.page.locator("summary", has_text="Show each question").click()
    for tick in one.page.locator("main input[type=checkbox]").all():
        tick.check()
    one.page.evaluate(AXE)
    wrong = too_long(one.page.evaluate(SENTENCES))
    for width in WIDTHS:
        one.page.set_viewport_size({"width": width, "height": 800})
        wrong += one.page.evaluate(HOUSE) + one.page.evaluate(RUN_AXE, RULES)
    assert wrong == []
    one.fill("Who asked the people?", "Us")
    one.fill("What were they promised?", "Only counts")
    one.press("Bring it in")
    assert one.page.get_by_text("9 people answered 3 questions.").count() == 1
    assert one.elsewhere == []


@pytest.mark.parametrize("look_", [{"forced_colors": "active"}, {"contrast": "more"}])
def test_colours_that_a_person_chose(site: Site, window: Callable[..., Window], look_) -> None:
    one = window(site, **look_)
    wrong = []
    for path in (site.places["public"]["front"], site.places["public"]["letter"]):
        one.open(path)
        one.page.evaluate(AXE)
        wrong += one.page.evaluate(RUN_AXE, RULES)
    assert wrong == []
