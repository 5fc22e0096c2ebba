import argparse
from pathlib import Path

from alongside.web.command import Refused, say
from alongside.web.commands.ready import ready


def do(asked: argparse.Namespace) -> None:
    """A disk is gone for good: nobody waits for it any more. Throws nothing away."""
    ready()
    from django.utils.timezone import now

    from alongside.core.backups import folders, making, memory, places, promise

    name, known = asked.disk, memory.recall()
    found = [made for made in known if name == made.name or Path(name).absolute() == made.place]
    if not found:
        there = ", ".join(f"{made.name} ({made.place})" for made in known) or "none"
        raise Refused(f"no disk {name} is remembered; name one of these: {there}")
    if len(found) > 1:
        names = " or ".join(made.name for made in found)
        raise Refused(f"{len(found)} disks were in {name}; say which is gone: {names}")
    gone, keys = found[0], found[0].place / folders.KEYS
    if places.is_here(gone, making.site()) and folders.all_in(keys):
        raise Refused(
            f"the disk {gone.name} is here, and its keys would stay for ever; delete {keys} first"
        )
    memory.forget(gone)
    say(f"The disk {gone.name} in {gone.place} is forgotten.")
    if gone.keys:
        say("Do you find it again? Destroy it. With the paper, words taken back can be read there.")
    for sentence in promise.window(now()):
        say(sentence)
