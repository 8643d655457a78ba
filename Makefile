# make demo and make test do everything on a fresh machine; make help lists the rest.
UV_VERSION := 0.13.9
UV := $(shell command -v uv || echo .uv/bin/uv)
BIN := .venv/bin

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

setup: .venv/.ready .venv/.compiled ## make .venv with everything the lock file names, and compile the search

.venv/.ready: requirements.lock pyproject.toml
	@command -v uv >/dev/null || test -x .uv/bin/uv || { python3 -m venv .uv && .uv/bin/pip install -q "uv==$(UV_VERSION)"; }
	@$(UV) venv -q --allow-existing -p 3.11 .venv
	@$(UV) pip sync -q -p .venv --require-hashes requirements.lock
	@$(UV) pip install -q -p .venv --no-deps -e .
	@touch $@

COMPILED := $(wildcard adapters/solver/annealing/*.py adapters/solver/columns/*.py)

.venv/.compiled: .venv/.ready $(COMPILED)
	@$(BIN)/python -m adapters.solver.annealing && $(BIN)/python -m adapters.solver.columns
	@touch $@

demo: setup ## the whole job on the example ward, on SQLite
	@$(BIN)/forsvarlig demo

test: setup ## every test, with a PostgreSQL of its own
	@$(BIN)/pytest -n 2

lint: setup ## format, lint, types and import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test ## what .ci/run runs

fmt: setup ## format and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: setup ## write the catalogues under docs/ anew
	@$(BIN)/python -m api.catalogues

lock: ## resolve the dependencies again
	@command -v uv >/dev/null || test -x .uv/bin/uv || { python3 -m venv .uv && .uv/bin/pip install -q "uv==$(UV_VERSION)"; }
	@$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --group dev --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	@! grep -nE '[a-z]+://' requirements.lock

.PHONY: help setup demo test lint check fmt docs lock
