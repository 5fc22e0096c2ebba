"""Finishes what was taken back, in every context: at night, and before a restored site opens."""

from datetime import datetime

from alongside.campaigns.operations.signatures import finish_taking_off
from alongside.care.operations import forget_without_keys as forget_worries
from alongside.core import sealing, taken_back
from alongside.evidence.operations.coding_ended import forget_all_ended
from alongside.evidence.operations.surveys import forget_without_keys as forget_sheets
from alongside.gatherings.operations.without_keys import forget_without_keys
from alongside.people.queries import still_here
from alongside.web.erasing import erase
from alongside.words.tasks import finish_taking_back


def finish(*, now: datetime) -> None:
    """Keys first. What a crash stopped half way is done; so is what an old copy brought back.

    Doing it again changes nothing. Raises taken_back.NoList.
    """
    listed = taken_back.read()
    sealing.destroy_listed()
    for person in still_here(listed):
        erase(person, now=now)
    finish_taking_back(now=now)
    finish_taking_off(listed, now=now)
    for forget in (forget_without_keys, forget_worries, forget_sheets):
        forget()
    forget_all_ended(now=now)
