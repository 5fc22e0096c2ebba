"""Makes a safe release: merges first, hides second, and refuses what cannot be made safe."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alongside.evidence.domain.disclosure.attempt import Asked, Question, attempt
from alongside.evidence.domain.disclosure.categories import Groups, next_step
from alongside.evidence.domain.disclosure.hiding import NoRoom
from alongside.evidence.domain.disclosure.program import Unfinished
from alongside.evidence.domain.disclosure.reader import NoWorld
from alongside.evidence.domain.disclosure.release import Refusal, Release
from alongside.evidence.domain.disclosure.room import has_room
from alongside.evidence.domain.disclosure.worlds import TooLarge

FEW = "Too few people answered to show any number safely."
FEW_CAME = (
    "Too few people have answered since the last release. "
    "Make one with the sheets of last time, or wait until more have answered."
)
FEW_WENT = (
    "Too few sheets were taken away since the last release. "
    "The earlier tables stand, with their date, until enough has changed."
)
DIFFER = "The answers differ too much to show this table safely."
UNFINISHED = "The check of this table did not finish, so we do not show it."
NO_WORLD = "The sheets do not fit what was released before. Check how many were taken away."


def make(question: Question, tables: Sequence[Asked]) -> Release:
    """Every table is in the release, or refused with a reason."""
    nothing = Release(question.threshold, question.sheets.people, question.left_since, {}, ())
    why = too_few(question)
    if why:
        return replace(nothing, refused=tuple(Refusal(name, why) for name, _ in tables))
    standing, refused = list(tables), list[Refusal]()
    release = nothing
    groups = {name: column.fine for name, column in question.columns.items()}
    while standing:
        crowded, why = standing, DIFFER
        narrow = [table for table in standing if not has_room(question, table, groups)]
        if narrow:
            crowded = narrow
        else:
            try:
                release = attempt(question, standing, only(groups, standing))
                break
            except NoRoom:
                crowded = narrow_alone(question, standing, groups) or standing
            except (TooLarge, Unfinished):
                why = UNFINISHED
            except NoWorld:
                refused += [Refusal(name, NO_WORLD) for name, _ in standing]
                break
        if not merge_once(question, crowded, groups):
            gone = crowded[-1]
            standing.remove(gone)
            refused.append(Refusal(gone[0], why))
    order = [name for name, _ in tables]
    refused.sort(key=lambda one: order.index(one.table))
    return replace(release, refused=tuple(refused))


def too_few(question: Question) -> str:
    if question.sheets.people < question.threshold:
        return FEW
    if not question.earlier:
        return ""
    last = question.earlier[-1]
    least = max(question.threshold, last.threshold)
    came = question.sheets.people - last.people + question.left_since
    if came < 0 or question.left_since > last.people:
        return NO_WORLD
    if 0 < came < least:
        return FEW_CAME
    return FEW_WENT if 0 < question.left_since < least else ""


def only(groups: Mapping[str, Groups], tables: Sequence[Asked]) -> dict[str, Groups]:
    names = {name for _, columns in tables for name in columns}
    return {name: found for name, found in groups.items() if name in names}


def narrow_alone(
    question: Question, tables: Sequence[Asked], groups: Mapping[str, Groups]
) -> list[Asked]:
    """Those that would have to hide too much even if they were the only one."""
    if len(tables) == 1:
        return []
    found = []
    for table in tables:
        try:
            attempt(question, [table], only(groups, [table]))
        except NoRoom:
            found.append(table)
        except (TooLarge, Unfinished, NoWorld):
            continue
    return found


def merge_once(question: Question, tables: Sequence[Asked], groups: dict[str, Groups]) -> bool:
    """The step of CONTRACTS 6, in the column with the most categories that may still merge."""
    names = sorted({name for _, columns in tables for name in columns})
    for name in sorted(names, key=lambda name: -len(groups[name])):
        step = next_step(question.columns[name], groups[name])
        if step is not None:
            groups[name] = step
            return True
    return False
