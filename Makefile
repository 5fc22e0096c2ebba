# Needs python3 (3.11 or newer) and make; everything else is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check bench lock format clean

run: .venv/run
	@exec $(BIN)/alongside run

test: .venv/dev
	$(BIN)/python -m tests.both_databases

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.check_words

bench: .venv/dev
	@$(BIN)/python -m bench

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:
	uv pip compile -q --generate-hashes --python-version 3.11 --universal --no-emit-index-url --no-annotate --no-header requirements/run.in -o requirements/run.txt
	uv pip compile -q --generate-hashes --python-version 3.11 --no-emit-index-url --no-annotate --no-header requirements/dev.in -o requirements/dev.txt

# The machine's own pip fills .venv where there is one: making a second pip costs 7 seconds.
.venv/bin/python:
	$(PYTHON) -m pip --version >/dev/null 2>&1 && $(PYTHON) -m venv --without-pip .venv || $(PYTHON) -m venv .venv

PIP = $(if $(wildcard $(BIN)/pip),$(BIN)/python -m pip,$(PYTHON) -m pip --python $(BIN)/python)
INSTALL = $(PIP) install -q --no-compile --disable-pip-version-check --require-hashes

.venv/run: requirements/run.txt bin/alongside | .venv/bin/python
	$(INSTALL) -r requirements/run.txt
	cp bin/alongside $(BIN)/alongside
	@touch $@

.venv/dev: requirements/dev.txt .venv/run
	$(INSTALL) -r requirements/dev.txt
	@touch $@

clean:
	rm -rf .venv var
