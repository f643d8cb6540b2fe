# The commands of this project; `make help` lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo demo-programme demo-reset test pythons lint bench chaos simulate fuzz e2e lock catalogues words docs pictures manifest wheelhouse release clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## run the bot in a local chat on http://127.0.0.1:8080
	@$(BIN)/hms-bot demo

demo-programme: $(VENV)/.run ## the same with a programme around 83 kindergartens; a minute, the first time
	@$(BIN)/hms-bot demo --programme

demo-reset: $(VENV)/.run ## forget what was done in the demos
	@$(BIN)/hms-bot demo --reset && $(BIN)/hms-bot demo --programme --reset

test: $(VENV)/.dev ## run all tests
	@$(BIN)/python -m pytest

pythons: $(VENV)/.dev ## a short look at the other Pythons that are here, of 3.11, 3.12 and 3.13
	@$(BIN)/python -m tests.tools.pythons

lint: $(VENV)/.dev ## style, types and who may import whom
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/python -m tests.tools.page

bench: $(VENV)/.dev ## measure speed as ratios against peers, in one run
	@$(BIN)/python -m tests.bench

chaos: $(VENV)/.dev ## kill, freeze and cut off replicas while they send; counts what is lost or doubled
	@$(BIN)/python -m tests.chaos

simulate: $(VENV)/.dev ## every trouble at every point of sending, in simulated time, then SEEDS=500 random runs
	@$(BIN)/python -m tests.simulation --seeds $(or $(SEEDS),500)

fuzz: $(VENV)/.dev ## look for inputs that crash a parser or keep it for too long; SECONDS=60 for each
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: "atheris>=3" || echo "There is no atheris for this Python."
	@SECONDS=$(SECONDS) $(BIN)/python -m tests.fuzz

e2e: $(VENV)/.dev ## drive the real thing in a headless browser
	@for one in chromium nginx haproxy caddy age gpg systemd-analyze promtool openssl bwrap tini; do command -v $$one >/dev/null || missing=1; done; \
	 [ -z "$$missing" ] || { apt-get update -qq && apt-get install -y -qq chromium nginx-light haproxy caddy age gpg systemd prometheus openssl bubblewrap tini; }
	@$(BIN)/python -m pytest tests/e2e -n 0

lock: $(VENV)/.dev ## pin the dependencies anew, with hashes
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet --upgrade --extra build -o requirements/run.txt
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet --upgrade --extra build --extra dev -c requirements/run.txt -o requirements/dev.txt

catalogues: $(VENV)/.dev ## collect the strings of the code into the nb, nn and en catalogues
	@$(BIN)/python -m tests.tools.catalogues && $(BIN)/python -m tests.tools.labels

words: $(VENV)/.dev ## how the texts read: length, LIX, spelling, one word for each thing
	@$(BIN)/python -m tests.tools.words

docs: $(VENV)/.dev ## write the pages that are derived from the code
	@$(BIN)/python -m tests.tools.docs && $(BIN)/python -m tests.tools.watching

understanding: $(VENV)/.dev ## learn from the examples what tells of which meaning
	@$(BIN)/python -m tests.tools.understanding

pictures: $(VENV)/.dev ## take the guide's pictures anew, in the demo
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; }
	@$(BIN)/python -m tests.tools.pictures

manifest: $(VENV)/.run ## write what an administrator installs, from the commands
	@mkdir -p manifest/slack
	@$(BIN)/hms-bot manifest slack > manifest/slack/manifest.new && mv manifest/slack/manifest.new manifest/slack/manifest.yaml
	@$(BIN)/hms-bot manifest teams

wheelhouse: $(VENV)/.run ## everything that an installation without a network needs, in dist/wheelhouse
	@rm -rf build dist/wheelhouse && mkdir -p dist/wheelhouse  # what an older version had must not come along
	@$(BIN)/python -m pip download --quiet --disable-pip-version-check --require-hashes --dest dist/wheelhouse -r requirements/run.txt
	@$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist/wheelhouse .
	@cp requirements/run.txt dist/wheelhouse/

release: $(VENV)/.dev wheelhouse ## the code, the wheel, and what an installation of it is made of as CycloneDX, in dist/
	@cp dist/wheelhouse/hms_bot-*.whl dist/
	@$(BIN)/python -m venv --clear --without-pip dist/installed
	@cd dist/wheelhouse && ../../$(BIN)/python -m pip --python ../installed install --quiet --no-index --find-links . --require-hashes -r run.txt
	@cd dist/wheelhouse && ../../$(BIN)/python -m pip --python ../installed install --quiet --no-index --find-links . --no-deps hms-bot
	@version=$$(dist/installed/bin/hms-bot --version | cut -d' ' -f2) && \
	 git archive --prefix "hms-bot-$$version/" --output "dist/hms-bot-$$version.tar.gz" HEAD && \
	 sed "s/^dynamic = .*/version = \"$$version\"/" pyproject.toml > dist/pyproject.toml && \
	 $(BIN)/uv tool run --quiet --from "cyclonedx-bom>=7" cyclonedx-py environment dist/installed --pyproject dist/pyproject.toml --output-reproducible --output-file dist/hms-bot.cdx.json
	@rm -r dist/installed dist/pyproject.toml && ls -sh dist

clean: ## remove what the other targets made, the demo's data not
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info build dist

# What an environment needs to run, and what it needs besides to be worked on.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "hms-bot needs Python 3.11 or newer (PYTHON=/path/to/python3.12 make …)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up (a minute, once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
