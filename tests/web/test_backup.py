"""A running site is backed up, words are taken back, and it is restored elsewhere."""

import json
import os
import shutil
from pathlib import Path
from uuid import UUID

import pytest

from tests.site import Site, Visitor, new_environment, running
from tests.web.restored import Restored, restore

STAYS, GOES = "A lighthouse that stays.", "A lighthouse that goes."


def tell(member: Visitor, site: Site, words: str) -> UUID:
    answer = member.send(site.places["share"]["url"], "/share", {"words": words})
    story = UUID(answer.goes_to.split("/")[2])
    for choice in ("group", "no-name", "count", "taken-back"):
        answer = member.ask(answer.goes_to, {"choice": choice})
    return story


def newest(folder: Path) -> Path:
    return max(folder.iterdir())


@pytest.fixture(scope="module")
def backed_up(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two backups: one before some words are taken back, and one after. The site runs on."""
    place = tmp_path_factory.mktemp("backups") / "there"
    member = site.signed_in("member")
    goes = tell(member, site, GOES)
    tell(member, site, STAYS)
    assert "Keep the two apart" in site.command("backup", str(place)).stdout
    shutil.copytree(place, place.with_name("before"))
    assert member.ask(f"/words/{goes}/take-back", {}).status == 303
    site.command("backup", str(place))
    return place


@pytest.fixture
def copied(backed_up: Path, tmp_path: Path) -> Path:
    """A copy of the backups that a test may damage."""
    return Path(shutil.copytree(backed_up, tmp_path / "copy"))


def refused(place: Path, tmp_path: Path, *options: str) -> str:
    """The one sentence of a restore that is refused. Nothing is left behind."""
    restored = restore(place, tmp_path / "refused", *options)
    assert restored.done.returncode == 1, restored.done.stdout
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("refused")] == []
    assert restored.done.stderr.count("\n") == 1
    assert "Traceback" not in restored.done.stderr
    return restored.done.stderr


def test_restored_elsewhere_it_runs_and_what_was_taken_back_stays_so(
    site: Site, backed_up: Path, tmp_path: Path
):
    home = tmp_path / "a" / "home"
    home.parent.mkdir()
    environment = new_environment(home)  # on PostgreSQL, two more databases
    old = min((backed_up / "content").iterdir()).name
    restored = restore(backed_up, home, "--content", old, environment=environment)
    assert restored.done.returncode == 0, restored.done.stderr
    assert STAYS in restored.readable()
    assert GOES not in restored.readable()
    assert "Everything holds" in restored.command("verify").stdout
    assert json.loads((home / "site.json").read_text())["demo"] is True
    again = Site("", home, environment, {})
    with running(home, again=again) as opened:
        page = opened.signed_in("member").ask("/words/").text
    assert STAYS in page
    assert GOES not in page
    assert "You took these back on" in page
    assert "Everything holds" in restored.command("verify").stdout


def test_a_drill_compares_and_leaves_nothing(site: Site, backed_up: Path):
    before = set(site.home.parent.iterdir())
    drill = site.command("drill", str(backed_up)).stdout
    assert "tables came back as they were" in drill
    assert "The drill went well" in drill
    assert set(site.home.parent.iterdir()) == before
    assert "can be read in no backup" in site.command("verify").stdout


def test_no_byte_of_a_backup_holds_words_or_who_is_signed_in(backed_up: Path):
    import gzip

    for file in filter(Path.is_file, backed_up.rglob("*.*")):
        content = file.read_bytes()
        text = gzip.decompress(content) if file.suffix == ".gz" else content
        assert b"lighthouse" not in text
    names = {file.name.removesuffix(".jsonl.gz") for file in backed_up.rglob("*.gz")}
    assert names.isdisjoint({"sessions.session", "core.mail", "people.signinmail", "core.limit"})
    assert {"words.words", "keyring.wordskey", "people.person", "core.ledgerline"} < names


def test_keys_older_than_the_words_are_refused(backed_up: Path, copied: Path, tmp_path: Path):
    shutil.rmtree(copied / "keys")
    shutil.copytree(backed_up.with_name("before") / "keys", copied / "keys")
    told = refused(copied, tmp_path)
    assert "are older than the words" in told
    assert "put the newest key backup back" in told
    older = restore(copied, tmp_path / "older", "--content", min(os.listdir(copied / "content")))
    assert older.done.returncode == 0  # words of before these keys are fine


@pytest.mark.parametrize(
    ("gone", "says"),
    [
        ("taken-back", "words would come back that people took back"),
        ("keys", "put the newest key backup back there"),
        ("content", "name the folder you backed up into"),
    ],
)
def test_each_of_the_three_is_needed(copied: Path, tmp_path: Path, gone: str, says: str):
    shutil.rmtree(copied / gone)
    assert says in refused(copied, tmp_path)


def test_a_list_that_is_older_than_the_keys_is_refused(
    backed_up: Path, copied: Path, tmp_path: Path
):
    shutil.rmtree(copied / "taken-back")
    shutil.copytree(backed_up.with_name("before") / "taken-back", copied / "taken-back")
    assert "the list of what was taken back is older" in refused(copied, tmp_path)


@pytest.mark.parametrize(
    "file",
    [
        "content/words.words.jsonl.gz",
        "content/manifest.json",
        "keys/secrets.closed",
        "keys/keyring.wordskey.jsonl.gz",
        "taken-back/ids.txt",
    ],
)
@pytest.mark.parametrize("how", ["changed", "cut", "gone"])
def test_a_damaged_backup_is_refused_by_the_name_of_the_file(
    copied: Path, tmp_path: Path, file: str, how: str
):
    kind, name = file.split("/")
    path = (copied / kind if kind == "taken-back" else newest(copied / kind)) / name
    content = path.read_bytes()
    if how == "gone":
        path.unlink()
    elif how == "cut":
        path.write_bytes(content[: len(content) // 2])
    else:
        path.write_bytes(content[:-9] + b"#" + content[-8:])
    told = refused(copied, tmp_path)
    if (name, how) == ("manifest.json", "changed"):  # then it does not fit the file it describes
        name = "words.words.jsonl.gz is damaged"
    assert name in told


def test_keys_of_another_site_are_refused(copied: Path, tmp_path: Path):
    manifest = newest(copied / "keys") / "manifest.json"
    said = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(said | {"site": "0" * 32}))
    assert "is of another site" in refused(copied, tmp_path)


def test_words_of_a_newer_version_are_refused(copied: Path, tmp_path: Path):
    manifest = newest(copied / "content") / "manifest.json"
    said = json.loads(manifest.read_text())
    said["version"].append(["words", "9999_what_is_to_come"])
    manifest.write_text(json.dumps(said))
    assert "install that version first" in refused(copied, tmp_path)


def test_a_home_that_holds_something_is_not_touched(backed_up: Path, tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "mine").write_text("mine")
    restored = restore(backed_up, home)
    assert restored.done.returncode == 1
    assert "is not empty" in restored.done.stderr
    assert [file.name for file in home.iterdir()] == ["mine"]


def test_a_place_inside_the_home_or_of_another_site_is_refused(site: Site, tmp_path: Path):
    inside = site.command("backup", str(site.home / "here"), check=False)
    assert inside.returncode == 1
    assert "goes when the home goes" in inside.stderr
    file = tmp_path / "file"
    file.write_text("")
    no_folder = site.command("backup", str(file), check=False)
    assert (no_folder.returncode, "Traceback" in no_folder.stderr) == (1, False)


def test_a_real_home_is_opened_by_its_paper_only(site: Site, tmp_path: Path):
    """A home that is no demo: the recovery key is shown once, and typed to restore."""
    home = tmp_path / "real" / "home"
    home.parent.mkdir()
    environment = new_environment(home) | {"ALONGSIDE_SITE": "https://peers.invalid"}
    real = Restored(home, environment, None)
    assert real.command("demo").returncode == 0
    (home / "site.json").write_text('{"demo": false}')
    place = tmp_path / "there"
    first = real.command("backup", str(place)).stdout
    paper = "\n".join(line for line in first.splitlines() if len(line) == 19 and " " in line)
    assert len(paper.split()) == 16
    assert paper.split()[0] not in real.command("backup", str(place)).stdout
    for typed, says in (
        ("", "has 64 letters"),
        (paper[:-1] + ("A" if paper[-1] != "A" else "B"), "mistake in line 4"),
        ("AAAA", "has 64 letters"),
    ):
        tried = restore(place, tmp_path / "back", typed=typed)
        assert tried.done.returncode == 1
        assert says in tried.done.stderr
    back = restore(place, tmp_path / "back", typed=paper)
    assert back.done.returncode == 0, back.done.stderr
    assert any("It rang for an hour" in text for text in back.readable())
    new = real.command("backup", str(place), "--new-recovery-key").stdout
    assert paper.split()[0] not in new
    assert "take the other paper" in restore(place, tmp_path / "b", typed=paper).done.stderr
