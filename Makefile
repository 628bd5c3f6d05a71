# Two commands matter: `make run` starts Callgrade, `make test` checks it.
.DEFAULT_GOAL := help

# The oldest supported interpreter first: every dependency has a wheel for it.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --only-binary=:all: --require-hashes

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Callgrade needs Python 3.11 or newer: install it, or name one with make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing Callgrade into $(VENV) (about 300 MB the first time) ..."
	$(INSTALL) -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(INSTALL) -r requirements-dev.lock
	@touch $@

install: $(VENV)/.installed ## Create .venv with the callgrade command

run: install ## Start web, worker and an embedded Redis on this machine
	$(BIN)/callgrade serve

test: $(VENV)/.installed-dev ## Run every test that can run here; say what was skipped and why
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev ## Format, lint, types and import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test ## Everything that must hold before a change lands

faults: $(VENV)/.installed-dev ## Kill, freeze, fill and empty everything, for minutes (the tests hold a short form)
	$(BIN)/python -m pytest tests/faults -m ""

bench: $(VENV)/.installed-dev ## Measure speed and quality (never part of the tests)
	$(BIN)/python -m tests.bench

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--only-binary :all: --no-emit-package callgrade pyproject.toml

lock: ## Resolve the dependencies again (needs uv)
	$(LOCK) --upgrade --output-file requirements.lock
	$(LOCK) --upgrade --constraint requirements.lock --extra cluster --output-file requirements-cluster.lock
	$(LOCK) --upgrade --constraint requirements-cluster.lock --extra dev --output-file requirements-dev.lock

clean: ## Remove what install and tests made (never the data)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache build *.egg-info

.PHONY: help install run test lint check faults bench lock clean
