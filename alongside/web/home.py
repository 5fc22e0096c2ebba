"""The home folder: everything that a running site writes."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

FOLDER = "var/home"


@dataclass(frozen=True, slots=True)
class Home:
    """`made` is false until `alongside demo` (or `run`) has made the folder."""

    folder: Path
    made: bool
    demo: bool
    secret: str

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def taken_back(self) -> Path:
        return self.folder / "taken-back"

    @property
    def mail(self) -> Path:
        return self.folder / "mail"

    @property
    def static(self) -> Path:
        return self.folder / "static"


def read_home() -> Home:
    folder = Path(os.environ.get("ALONGSIDE_HOME", FOLDER)).absolute()
    about = folder / "site.json"
    if not about.exists():
        return Home(folder, made=False, demo=False, secret=secrets.token_urlsafe(48))
    demo = bool(json.loads(about.read_text())["demo"])
    return Home(folder, made=True, demo=demo, secret=(folder / "secret.key").read_text())


def make_home(*, demo: bool, secret: str = "") -> Home:
    """Make the folders and the secret. `site.json` comes last: with it, the home counts as made."""
    home = read_home()
    for folder in (home.folder, home.keys, home.taken_back, home.mail, home.static):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = home.folder / "secret.key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secret or home.secret)
    (home.folder / "site.json").write_text(json.dumps({"demo": demo}) + "\n")
    return read_home()
