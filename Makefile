# `make help` lists every chore. Needs git, make, Python 3.11+ with venv, Node 20+ with npm; nothing else.

PYTHON ?= python3
VENV := .venv/bin
LOCAL := $(VENV)/python -m local

.DEFAULT_GOAL := help
.PHONY: help up down restart status logs backup restore clean test check bench conformance docs install install-dev frontend-modules

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

up: install ## install, build and start everything; prints the address and the sign-ins
	@$(LOCAL) up

down: install ## stop everything; the data is kept
	@$(LOCAL) down

restart: down up ## stop and start

status: install ## what runs, since when, on which port
	@$(LOCAL) status

logs: install ## the last lines of every log (NAME=engine: of one; FOLLOW=1: and what comes)
	@$(LOCAL) logs $(NAME) $(if $(FOLLOW),--follow)

backup: install ## write all data to one file (FILE=…), while everything runs
	@$(LOCAL) backup $(FILE)

restore: install ## replace the data by a backup's (FILE=…), after make down
	@$(LOCAL) restore $(FILE)

clean: install ## stop everything, delete the data and all that was built or installed
	@$(LOCAL) down
	@$(LOCAL) clean
	@rm -rf .venv

test: install-dev ## everything that CI runs, from nothing
	@$(LOCAL) build
	@cd frontend && npm run --silent test
	@$(VENV)/python -m pytest --numprocesses 2 --dist loadgroup --no-loadscope-reorder

check: install-dev frontend-modules ## ruff, mypy --strict, generated GraphQL types, tsc, ESLint
	@failed=""; \
	run() { echo "  ..  $$*"; "$$@" || failed="$$failed\n  failed: $$*"; }; \
	run $(VENV)/ruff check .; \
	run $(VENV)/mypy; \
	cd frontend; \
	for script in codegen:check typecheck lint; do run npm run --silent $$script; done; \
	if [ -n "$$failed" ]; then printf "$$failed\n"; exit 1; fi

bench: install-dev ## measure the running deployment beside its floors
	@$(VENV)/python -m bench

conformance: install-dev ## Hasura's own cases against the local engine
	@$(VENV)/python -m pytest -s tests/conformance

docs: install-dev ## write the generated pages of docs/
	@$(VENV)/python -m core.settings_page
	@$(VENV)/python -m core.errors_page

install:
	@$(PYTHON) -m local.install runtime

install-dev:
	@$(PYTHON) -m local.install dev

frontend-modules: install-dev
	@$(LOCAL) install-frontend
