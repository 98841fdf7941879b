# Two commands do all the set-up: `make demo` and `make test`.
# PEERS=install (or CI=true), as root, installs the packages of tests/peers.txt and peers-pypi.txt first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Modules are compiled when first used: most of what pip brings never is.
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
PEERS ?= $(if $(filter true,$(CI)),install,)
# The TypeScript workspace: installed when npm has written this file. The node of .venv comes first.
WORKSPACE := toolbar/node_modules/.package-lock.json
with_node = PATH="$(abspath $(BIN)):$$PATH"
npm = $(with_node) npm --prefix toolbar
ARGS ?=
SECONDS ?= 600

# Compiled modules are kept, whatever the environment says: the tests start a hundred centers, and each would
# compile all of its modules anew.
unexport PYTHONDONTWRITEBYTECODE

# Plain tests fill both cores, a third worker while others wait for clocks; live ones, which mostly wait, run a
# few at a time, those that share a center together (tests/support/side_by_side.py); serial ones alone. A failure
# among some does not hide those of others.
# Live tests share their machine with whoever else uses it: one that fails has a second look, alone and in a center
# of its own, and has failed if it fails again. What needed that is listed: it is to be mended too.
# Where nobody watches, a run that does not come to its end is ended, and says what it has found.
LIVE := $(addprefix tests/,benchmarks checklist e2e faults interop)
pytest = $(if $(filter true,$(CI)),$(if $(THOROUGH),,timeout --signal=INT --kill-after=60 1200 ))$(BIN)/pytest
again = $(pytest) $(1) $(LIVE) || { echo "== a second look at what failed, alone"; \
  $(pytest) --last-failed --last-failed-no-failures none -m "$(2)" $(LIVE); }
all_of = status=0; \
  $(pytest) -n 3 --dist worksteal -m "not live and not serial and ($(1))" || status=1; \
  $(call again,-n 4 --dist loadgroup -m "live and ($(1))",live and ($(1))) || status=1; \
  $(call again,-m "serial and ($(1))",serial and ($(1))) || status=1; \
  exit $$status

.DEFAULT_GOAL := help
.PHONY: help demo test test-all ready check check-pages pages toolbar gallery kills talk bench fuzz docs clean packages peers install python

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(STAMP) ## Start a whole center and play one call through it, then stay up (ARGS="--once")
	$(BIN)/cordboard demo $(ARGS)

test: ready ## Check and test (under 12 minutes)
	@$(call all_of,not long)

test-all: export THOROUGH := true
test-all: ready ## Check and test everything, however long it takes
	@$(call all_of,long or not long)
	$(MAKE) fuzz SECONDS=60
	$(MAKE) kills ARGS="--minutes 5"
	$(MAKE) talk ARGS="--steps 300000"

# Packages come over the network while the checks keep a core busy.
ready:
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target peers check

check: $(STAMP) ## Lint, format, types and import directions only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@if $(with_node) command -v npm >/dev/null; then $(MAKE) --no-print-directory check-pages; \
	  else echo "npm is not here, so TypeScript is not checked (make PEERS=install peers)"; fi

check-pages: $(WORKSPACE) ## Lint, format and types of the TypeScript in toolbar/
	$(npm) run --silent check

pages: $(WORKSPACE) ## Build the pages that the server shows, from toolbar/ into src/cordboard/web/pages
	$(npm) run --silent build

gallery: $(WORKSPACE) ## Take the pictures of the desk in docs/images/desk anew; look at those that change
	@$(with_node) node toolbar/desk/gallery/shoot.mjs "$$(command -v chromium)" docs/images/desk \
	  --no-sandbox --disable-gpu --disable-background-networking

# Mozilla's own linter has 190 packages, which nothing else needs: npm keeps it apart.
LINTER := addons-linter@10.14.0
toolbar: $(WORKSPACE) ## Build the toolbar for Chromium and Firefox into dist/, check it and print its sizes
	$(with_node) node toolbar/extension/build.mjs --zip dist
	$(with_node) npm exec --yes --ignore-scripts --package=$(LINTER) -- addons-linter dist/cordboard-toolbar-firefox.xpi

kills: $(STAMP) ## Kill the VCC at random moments and prove what is left (ARGS="--minutes 60 --seed 7")
	PYTHONPATH=tests/support $(BIN)/python -m kills $(ARGS)

talk: $(STAMP) ## Let agents, customers and faults meet at random and prove each step (ARGS="--steps 1000000")
	PYTHONPATH=tests/support $(BIN)/python -m talk $(ARGS)

bench: $(STAMP) ## Measure everything beside its peer or limit, in a quarter of an hour (ARGS="soap --json PATH")
	$(BIN)/python -m benchmarks $(ARGS)

fuzz: $(STAMP) ## Throw bytes at HTTP, WebSocket, SOAP, SIP and WebRTC, guided by coverage, SECONDS each (SECONDS=600)
	@status=0; for door in http socket soap sip_parser sip_agent webrtc; do \
	  $(BIN)/python tests/fuzz/run.py $$door --seconds $(SECONDS) --keep build/fuzz/$$door || status=1; \
	done; exit $$status

docs: $(STAMP) ## Write docs/reference anew from the declarations
	$(BIN)/cordboard contract markdown --out docs/reference
	$(BIN)/cordboard contract openapi > docs/reference/openapi.json
	$(BIN)/cordboard contract asyncapi > docs/reference/asyncapi.json
	$(BIN)/cordboard contract typescript --out toolbar/client/src
	$(BIN)/cordboard contract python --out src/cordboard/client
	$(BIN)/cordboard center reference --out docs/reference
	$(BIN)/cordboard settings > docs/reference/settings.md
	PYTHONPATH=tests/support $(BIN)/python -m checklist > docs/reference/checklist.md
	@$(MAKE) --no-print-directory pages # they hold some of the declarations

$(WORKSPACE): toolbar/package-lock.json
	$(npm) ci
	@touch $@

clean: ## Remove the virtual environment and every cache
	rm -rf $(VENV) toolbar/node_modules toolbar/client/dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

install: $(STAMP) ## Set up the virtual environment, nothing more

peers: packages $(STAMP)
ifeq ($(PEERS),install)
	$(PIP) --requirement tests/peers-pypi.txt
endif

packages: | python
ifeq ($(PEERS),install)
	@test "$$(id -u)" = 0 || { echo "PEERS=install needs root: it calls apt-get." >&2; exit 1; }
	apt-get -qq update </dev/null
	grep -v '^#' tests/peers.txt | DEBIAN_FRONTEND=noninteractive xargs \
	  apt-get -qq install -y --no-install-recommends
endif

# Before anything else, for two apt-get at once are one too many.
python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Cordboard needs Python 3.11 or newer; '$(PYTHON)' is not one." >&2; \
	  echo "Install one, or name it: make PYTHON=python3.11 ..." >&2; exit 1; }
ifeq ($(PEERS),install)
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { apt-get -qq update </dev/null && \
	  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends python3-venv </dev/null; }
endif
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "Python's venv is missing. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(STAMP): pyproject.toml | python
	@echo "Setting up $(VENV), which takes about a minute ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) --editable '.[dev]' $(if $(filter install,$(PEERS)),--requirement tests/peers-pypi.txt)
	@touch $@
