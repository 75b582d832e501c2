# make serve   set up, build strictly, open for reading with live reload
# make test    set up, run every test
.POSIX:
VENV = .venv
PY = $(VENV)/bin/python
ADDRESS = 127.0.0.1:8000
EDITION = PYTHONPATH=hooks $(PY) -m edition
export NO_MKDOCS_2_WARNING = 1

serve: $(VENV)/ready
	$(PY) -m mkdocs serve --dev-addr $(ADDRESS)

build: $(VENV)/ready
	$(PY) -m mkdocs build --strict

test: $(VENV)/ready
	$(PY) -m pytest

# five thousand editions drawn at random; `make fuzz SEED=12345` draws those of that seed again
fuzz: $(VENV)/ready
	seed=$${SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; echo "seed $$seed"; FUZZ=$${EXAMPLES:-5000} $(PY) -m pytest tests/test_properties.py --hypothesis-seed=$$seed

check: $(VENV)/ready
	$(EDITION) check

bench: $(VENV)/ready
	$(PY) tests/bench.py

bench-search: $(VENV)/ready
	$(PY) tests/search/measure.py

schema: $(VENV)/ready
	$(EDITION) schema

requirements: $(VENV)/ready
	$(PY) -m pip install --quiet pip-tools
	CUSTOM_COMPILE_COMMAND="make requirements" $(PY) -m piptools compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe -o requirements.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make requirements" $(PY) -m piptools compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe --extra test -c requirements.txt -o requirements-test.txt pyproject.toml

$(VENV)/ready: requirements-test.txt
	python3 -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	PYTHONPATH=hooks $(PY) -m edition schema
	touch $@

clean:
	rm -rf $(VENV) site site.building schema .cache

.PHONY: serve build test fuzz check bench bench-search schema requirements clean
