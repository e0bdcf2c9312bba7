# Spoiwo: `make` alone lists what can be done. Everything lives in .venv and var/, nothing else is touched.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo demo-reset run test journeys check format bench lighthouse messages where clean

PYTHON := .venv/bin/python
SPOIWO := $(PYTHON) -m config.cli
PYTEST := $(PYTHON) -m pytest

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

setup: ## environment in .venv with the locked packages of the running service
	@scripts/bootstrap base

setup-dev: ## the same with everything for tests and checks
	@scripts/bootstrap dev

demo: setup ## the demonstration at http://127.0.0.1:8000 (SPOIWO_PORT, SPOIWO_HOME); keeps its data
	@exec $(SPOIWO) demo

demo-reset: setup ## the demonstration with fresh data
	@exec $(SPOIWO) demo-reset

run: setup-dev ## the demonstration on a server that notices changes of the code
	@exec $(SPOIWO) develop

# One more than the cores of a small machine: while a browser is waited for, another test counts.
test: setup-dev ## every test; stories in a real browser too where Chromium is installed
	@$(PYTEST) -n 3 --dist worksteal

journeys: setup-dev ## only the stories in a real browser
	@$(PYTEST) -m journey

check: setup-dev ## format, lint, types, contracts, templates, translations, migrations
	@scripts/check

format: setup-dev ## put Python files into their common form
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

bench: setup-dev ## speed and size on a national set of data
	@$(PYTHON) -m bench

lighthouse: setup-dev ## how Lighthouse sees three public pages (needs Node and Chromium)
	@$(PYTHON) -m bench.lighthouse

messages: setup-dev ## gather new sentences into locale/*/LC_MESSAGES/django.po (needs gettext)
	@$(PYTHON) manage.py gather_translations
	@$(PYTHON) manage.py compile_translations

where: ## find a feature by a word of the screen or of the code: make where Q=podpis
	@scripts/where "$(Q)"

clean: ## remove the environment and caches; data in var/ stay
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
