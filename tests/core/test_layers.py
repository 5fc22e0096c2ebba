"""What import contracts cannot say: models are opened by their own context only."""

from pathlib import Path

import grimp

import alongside

ROOMS = ("access", "queries", "operations", "models", "migrations", "keyring")
# core's models are rows of named modules in core, which are their doors.
DOORS_OF_CORE = (
    "alongside.core.jobs",
    "alongside.core.ledger",
    "alongside.core.limits",
    "alongside.core.outbox",
    "alongside.core.sealing",
    "alongside.core.epochs",
)


def test_only_a_context_opens_its_own_models():
    graph = grimp.build_graph("alongside", cache_dir=None)
    strangers = []
    for models in (name for name in graph.modules if ".models" in name):
        home = models.split(".models")[0]
        openers = tuple(f"{home}.{room}" for room in ROOMS) + DOORS_OF_CORE
        for importer in graph.find_modules_that_directly_import(models):
            if not importer.startswith(openers):
                strangers.append(f"{importer} opens {models}")
    assert strangers == []


def test_every_folder_is_a_context_of_the_contracts():
    folder = Path(alongside.__file__).parent
    found = {each.name for each in folder.iterdir() if (each / "__init__.py").exists()}
    contracts = (folder.parent / ".importlinter").read_text()
    listed = contracts.partition("layers =")[2].partition("exhaustive")[0].split()
    assert found == set(listed)
    inside = contracts.partition("containers =\n    alongside.")[2].partition("layers")[0]
    assert {f"alongside.{name}" for name in found - {"core", "web"}} == {
        name if name.startswith("alongside.") else f"alongside.{name}" for name in inside.split()
    }
