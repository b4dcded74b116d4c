# Yishi: everything one does with it, from a fresh machine with Python 3.11+ and make.
PYTHON ?= python3
LANGUAGE := zh-Hans
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test tour check bench run lock clean

help: ## what can be done here
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/run: requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: .venv/run ## a whole neighbourhood on this machine, to play in the browser
	$(BIN)/python -m bot demo --language $(LANGUAGE)

tour: .venv/run ## a story told in the terminal (LANGUAGE=en for English)
	$(BIN)/python -m bot tour --language $(LANGUAGE)

run: .venv/run ## the bot, with config.toml and a token
	$(BIN)/python -m bot run

test: .venv/dev ## the whole test suite
	$(BIN)/pytest

check: .venv/dev ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev ## measure, beside bare bots in the same run; writes bench.json
	$(BIN)/python -m tests.bench

lock: ## pin the dependencies anew, with uv; what runs is what was tested
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header -q -o requirements-dev.lock
	uv pip compile pyproject.toml --constraint requirements-dev.lock --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock

clean: ## take away what these commands made
	rm -rf .venv .mypy_cache .ruff_cache .hypothesis .import_linter_cache bench.json
