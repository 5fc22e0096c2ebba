"""Makes a safe release: merges first, hides second, and refuses what cannot be made safe."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alongside.evidence.domain.disclosure.attempt import Asked, Cut, Question, attempt
from alongside.evidence.domain.disclosure.categories import Column
from alongside.evidence.domain.disclosure.cliques import tree_of_sets
from alongside.evidence.domain.disclosure.compared import before, contradicts
from alongside.evidence.domain.disclosure.hiding import ROUGHLY, NoRoom
from alongside.evidence.domain.disclosure.merging import Merging
from alongside.evidence.domain.disclosure.program import Unfinished
from alongside.evidence.domain.disclosure.reader import NoWorld
from alongside.evidence.domain.disclosure.release import Refusal, Release
from alongside.evidence.domain.disclosure.tally import State, Tally
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
TURNS = 6  # at better groupings; after them only further merging


def make(question: Question, tables: Sequence[Asked]) -> Release:
    """Every table is in the release, or refused with a reason."""
    nothing = Release(question.threshold, question.sheets.people, question.left_since, {}, ())
    why = too_few(question)
    if why:
        return replace(nothing, refused=tuple(Refusal(name, why) for name, _ in tables))
    standing, refused = list(tables), list[Refusal]()
    release = nothing
    while standing:
        release, gone, why = best(question, standing, nothing)
        if not gone:
            break
        for table in gone:
            standing.remove(table)
            refused.append(Refusal(table[0], why))
    order = [name for name, _ in tables]
    refused.sort(key=lambda one: order.index(one.table))
    return replace(release, refused=tuple(refused))


def best(
    question: Question, tables: Sequence[Asked], nothing: Release
) -> tuple[Release, list[Asked], str]:
    """A release of all these tables; or those that have to go, and why."""
    names = sorted({name for _, columns in tables for name in columns})
    columns = {name: question.columns[name] for name in names}
    tally = tally_of(question, tables)
    merging = Merging(columns, tally)
    fine = {name: column.fine for name, column in columns.items()}
    state = merging.path(fine)
    why = DIFFER
    turn = 0
    while state is not None:
        if turn < TURNS:
            state = merging.improved(state)
        try:
            if looked_alone(question, tables, tally, state):
                cuts = cuts_of_sets(question, tables, tally, state)
                return attempt(question, tables, state, cuts).release, [], ""
        except NoRoom:
            tally.ban(state)
        except (TooLarge, Unfinished):
            tally.ban(state)
            why = UNFINISHED
        except NoWorld:
            return nothing, list(tables), NO_WORLD
        state = merging.path(state)
        turn += 1
    alone = [one for one in tables if path_alone(question, one, columns) is None]
    return nothing, alone or [tables[-1]], why


def tally_of(question: Question, tables: Sequence[Asked]) -> Tally:
    return Tally(
        question.sheets,
        question.threshold,
        [columns for _, columns in tables],
        bool(question.earlier),
        before(question.earlier, question.columns, question.sheets.people, question.left_since),
    )


def looked_alone(question: Question, tables: Sequence[Asked], tally: Tally, state: State) -> bool:
    """Work out each table of which it is not sure what must be hidden. True when all were sure."""
    sure = True
    for table in tables:
        columns = table[1]
        if not tally.table(columns, state).sure:
            sure = False
            try:
                groups = {name: state[name] for name in columns}
                made = attempt(question, [table], groups, exact=ROUGHLY)
                tally.learn(columns, state, made)
            except NoRoom:
                tally.learn(columns, state, None)
    return sure


def cuts_of_sets(
    question: Question, tables: Sequence[Asked], tally: Tally, state: State
) -> list[Cut]:
    """What must be hidden in each set of tables that hang together closely.

    What they need alone they also need together, and alone it is found sooner. Raises as attempt.
    """
    found = []
    sizes = {name: len(groups) for name, groups in state.items()}
    for branch in tree_of_sets([frozenset(columns) for _, columns in tables], sizes):
        inside = [one for one in tables if branch.columns >= set(one[1])]
        known = [cut for _, columns in inside for cut in tally.cuts(columns, state)]
        found += known
        if 1 < len(inside) < len(tables):
            groups = {name: state[name] for name in branch.columns}
            found += attempt(question, inside, groups, known).cuts
    if len(tables) > 1:
        found += attempt(question, tables, state, found, loose=True).cuts
    return found


def path_alone(question: Question, table: Asked, columns: Mapping[str, Column]) -> State | None:
    tally = tally_of(question, [table])
    own = {name: columns[name] for name in table[1]}
    return Merging(own, tally).path({name: column.fine for name, column in own.items()})


def too_few(question: Question) -> str:
    if question.sheets.people < question.threshold:
        return FEW
    if not question.earlier:
        return ""
    last = question.earlier[-1]
    least = max(question.threshold, last.threshold)
    if contradicts(last, question.columns, question.sheets, question.left_since):
        return NO_WORLD
    came = question.sheets.people - last.people + question.left_since
    if 0 < came < least:
        return FEW_CAME
    return FEW_WENT if 0 < question.left_since < least else ""
