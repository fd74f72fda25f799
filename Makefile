# Every target does its own set-up, in .venv, and is quick the second time.
#   make serve | test | lint | bench | clean         PYTHON=python3.12 chooses the interpreter

PYTHON ?= python3
BIN := .venv/bin
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

TORCH := torch==2.13.0+cpu
TORCH_INDEX := https://download.pytorch.org/whl/cpu
STAMP := .venv/.installed
WEB := clients/web
PAGE := $(WEB)/dist/index.html
WEB_TOOLS := $(WEB)/node_modules/.package-lock.json

.PHONY: help serve page test lint format bench clean

help: ## what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

serve: $(STAMP) ## the bundled models on http://127.0.0.1:8000 (ARGS="--config configs/upstream.yaml")
	@$(MAKE) -s --no-print-directory page 2>/dev/null || echo "The web page could not be built (make page says why); the server runs without it."
	@$(BIN)/thinkaloud serve $(ARGS)

page: $(PAGE) ## the web page (needs Node.js 20.19 or newer); serve and test build it too

test: $(STAMP) ## everything, with the real engine (ARGS="-k splitter")
	@$(BIN)/pytest $(ARGS)

lint: $(STAMP) ## ruff and mypy, strict; biome and svelte-check where there is npm
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(WEB_TOOLS) && npm --prefix $(WEB) run --silent check; else echo "There is no npm: the web page was not checked."; fi

format: $(STAMP) ## rewrite the code in its one style
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(STAMP) ## side by side measurements, results on the screen
	@for script in benchmarks/[a-z]*.py; do echo "== $$script"; PYTHONPATH=models:tests $(BIN)/python $$script; done

clean: ## remove the environment and every cache
	rm -rf .venv .venv-conformance tests/conformance/node/node_modules clients/examples/node/node_modules $(WEB)/node_modules $(WEB)/dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(PAGE): $(WEB_TOOLS) $(wildcard $(WEB)/*.html $(WEB)/*.js $(WEB)/*.ts) $(shell find $(WEB)/src -type f)
	@npm --prefix $(WEB) run --silent build -- --logLevel warn

$(WEB_TOOLS): $(WEB)/package-lock.json
	@command -v npm >/dev/null || { echo "There is no npm: install Node.js 20.19 or newer."; exit 1; }
	@echo "Setting up the tools of the web page (the first time: a minute)"
	@npm --prefix $(WEB) ci --loglevel error >/dev/null
	@touch $@

# torch first, from the CPU builds: the usual index would bring several GB of CUDA. Then vLLM for the CPU, which pulls
# torchvision and its kin made for another torch; importing them fails and takes transformers down, so they go.
$(STAMP): pyproject.toml
	@echo "Setting up .venv (the first time: a few minutes, about 3.5 GB)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	@echo "[1/4] pip"
	@$(BIN)/pip install --quiet --upgrade pip
	@echo "[2/4] torch for the CPU"
	@$(BIN)/pip install --quiet "$(TORCH)" 2>/dev/null || $(BIN)/pip install --quiet "$(TORCH)" --extra-index-url $(TORCH_INDEX)
	@echo "[3/4] vLLM and ThinkAloud, with the tools of development"
	@$(BIN)/pip install --quiet -e '.[cpu,route,train,dev]'
	@$(BIN)/python -c 'import torchvision' 2>/dev/null || $(BIN)/pip uninstall --quiet --yes torchvision torchaudio torchcodec
	@echo "[4/4] checking the install"
	@$(BIN)/python -c 'import torch, transformers, thinkaloud; print("torch", torch.__version__, "| transformers", transformers.__version__, "| thinkaloud", thinkaloud.__version__)'
	@touch $@
