# Two commands do all the set-up on a fresh machine: `make demo` and `make test`.
# They need Python 3.11 or newer, make and git, and keep everything inside this folder.

SHELL := /bin/sh
BIN := .venv/bin
LOCK := requirements.lock
READY := .venv/ready
INDEX := corpus/_data/index
HOME_IN_CLONE := $(CURDIR)/.parallax

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check lint types layers unit bench crash-test evaluate train pictures docs index lock wheel clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 18

$(READY): $(LOCK)
	@sh .ci/environment .venv $(LOCK)
	@touch $@

$(INDEX)/manifest.json: $(READY) $(wildcard corpus/articles/*.md corpus/*.py corpus/*/*.py config/*.toml config/lexicons/*.toml)
	@echo "Building the index of the abstracts that ship with Parallax …"
	@$(BIN)/parallax index build corpus/articles --out $(INDEX)

index: $(INDEX)/manifest.json ## build the shipped index ahead

demo: $(INDEX)/manifest.json ## answer three questions from the shipped abstracts
	@sh .ci/demo $(BIN)/parallax $(HOME_IN_CLONE)

test: check unit ## run every check and every test

check: lint types layers

lint: $(READY)
	@echo "== ruff: style and common mistakes"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@echo "== mypy: types, strictly"
	@$(BIN)/mypy

layers: $(READY)
	@echo "== import-linter: who may import whom"
	@$(BIN)/lint-imports --no-cache

unit: $(READY)
	@echo "== pytest: the tests; what this machine lacks is named as skipped"
	@$(BIN)/python -m pytest -n auto

bench: $(INDEX)/manifest.json ## measure, side by side in one run
	@for bench in tests/benchmarks/bench_*.py; do PYTHONPATH=. $(BIN)/python $$bench || exit 1; done

crash-test: $(READY) ## kill replicas 1,000 times over 10,000 deliveries; nothing may be lost or come twice
	@$(BIN)/python -m tests.crash.harness

evaluate: $(READY) ## measure names, speakers and labels, raise floors; ERRORS=1 lists mistakes
	@$(BIN)/python -m tests.evaluation $(if $(ERRORS),--errors)

train: $(READY) ## rebuild the name tagger from ../shared/ner and our own labelled prose
	@$(BIN)/python -m corpus.training.train

pictures: $(INDEX)/manifest.json ## draw the README's pictures from real answers
	@$(BIN)/python -m bot.pictures docs/pictures

docs: $(READY) ## write the pages that are made from the code
	@$(BIN)/python -m bot.reference docs/commands.md

lock: ## renew the lock file; needs uv
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --group dev pyproject.toml -o $(LOCK)

wheel: $(INDEX)/manifest.json ## build the wheel, with the shipped index inside
	@$(BIN)/python -m hatchling build -t wheel

clean: ## remove what the commands above made
	rm -rf .venv .parallax corpus/_data build dist
