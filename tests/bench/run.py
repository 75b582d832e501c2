"""How long a build takes, by phase, beside the floor: what MkDocs and Material cost for the same records anyway.

    make bench        this edition, in two minutes on a quiet machine
    make bench-all    this edition, and 1,000, 3,000 and 10,000 made-up records; the annotation
    PYTHONPATH=tests python -m bench.run --sizes 1000 --rounds 5 --keep "0.4.0"

The floor is fixed: plain MkDocs builds the Markdown that release 0.3.0 writes for the records (`floor.py`). Builds run
one after another in rounds; of each the median by CPU counts, which is that of all processes. Each round has
them cold (nothing kept but typefaces once cut), warm, with one text changed and with one name changed that a hundredth
of the pages show. The peak is that of the largest process. The exponent says how CPU grows with the records: 1 is in
step. `--keep` adds the figures to `figures.tsv`, with a name for the state of the program.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import annotation, floor, made_up, timed

ROOT = Path(__file__).resolve().parents[2]
FIGURES = Path(__file__).with_name("figures.tsv")
SIZES = (1_000, 3_000, 10_000)
LIMIT = 3600
"""Seconds after which a build hangs."""
FLOOR = "floor"


@dataclass(frozen=True)
class Build:
    """What one build cost."""

    cpu: float
    wall: float
    peak: float
    """MB."""
    phases: dict[str, list[float]]
    """Phase -> seconds of CPU and of wall."""
    site: int = 0
    html: int = 0
    """Bytes."""
    pages: int = 0


@dataclass(frozen=True)
class Subject:
    """An edition of one size: a copy of ours to build, and the floor beside it."""

    name: str
    root: Path
    floor: Path
    edit_text: Callable[[int], None]
    """Changes a word of one text, another in each round."""
    edit_name: Callable[[int], None]


# --- what is built ----------------------------------------------------------------------------------------------------


def this_edition(folder: Path, release: Path) -> Subject:
    root = _program(folder / "edition")
    for name in ("data", "docs"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("chapter.txt", "site"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    target, form = _shown_on(root, 0.01)
    return Subject(
        "this edition",
        root,
        _floor(root, release, (release / "mkdocs.yml").read_text("utf-8")),
        _edit_text(root / "data" / "people.yml"),
        _edit_name(root / target, form),
    )


def _shown_on(root: Path, share: float) -> tuple[str, str]:
    """A record that about such a share of the pages speaks of: its file, and the form of its name."""
    sys.path.insert(0, str(root / "hooks"))
    from edition.reading import material as reading
    from edition.records.person import Person
    from edition.whole.edition import Edition

    edition = Edition(reading.read(root))
    meant = share * len(edition.located)
    people = sorted(edition.all(Person), key=lambda person: str(person.ref))
    chosen = min(people, key=lambda person: abs(len(edition.in_records(person.ref)) - meant))
    return edition.located[chosen.ref].path, chosen.names[0].form


def made_up_edition(folder: Path, release: Path, count: int) -> Subject:
    root = made_up.write(_program(folder / str(count)), count, (ROOT / "mkdocs.yml").read_text("utf-8"))
    config = (release / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[0] + "\n" + made_up.NAV
    return Subject(
        f"{count:,} records",
        root,
        _floor(root, release, config),
        _edit_text(root / "data" / "places.yml"),
        _edit_name(root / "data" / "people.yml", made_up.called(made_up.HUB)[0]),
    )


def _edit(path: Path, what: str, meant: str) -> Callable[[int], None]:
    """Writes something else in the first place that a pattern finds, by a template of `re.sub`; `NUMERAL` in it is
    another in each round.
    """

    def edit(number: int) -> None:
        text, count = re.subn(what, meant.replace("NUMERAL", "I" * (number + 1)), path.read_text("utf-8"), count=1)
        assert count, f"nothing to edit in {path}"
        path.write_text(text, "utf-8")

    return edit


def _edit_text(path: Path) -> Callable[[int], None]:
    return _edit(path, r"(description: >-\n    \S+)", r"\1 so")


def _edit_name(path: Path, form: str) -> Callable[[int], None]:
    return _edit(path, rf"form: ({re.escape(form)})(?: I+)?(?=[,}}])", r"form: \1 NUMERAL")


def _program(root: Path) -> Path:
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def release(folder: Path) -> Path:
    """The program of the release whose pages are the floor, from the history of the repository."""
    call = ["git", "-C", str(ROOT), "archive", floor.RELEASE, "hooks", "overrides", "mkdocs.yml"]
    packed = subprocess.run(call, capture_output=True, timeout=LIMIT)
    if packed.returncode:
        raise SystemExit(f"The floor is made by release 0.3.0, commit {floor.RELEASE}, which this copy does not have:"
                         f" {packed.stderr.decode().strip()}\n`git fetch --unshallow` brings it.")  # fmt: skip
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as files:
        files.extractall(folder / "release", filter="data")
    return folder / "release"


def _floor(root: Path, release: Path, config: str) -> Path:
    """A folder in which plain MkDocs builds the same records."""
    target = root.with_name(root.name + "-floor")
    call = [sys.executable, floor.__file__, str(release), str(root), str(target / "docs")]
    subprocess.run(call, env={**os.environ, "PYTHONPATH": str(release / "hooks")}, check=True, timeout=LIMIT)
    kept = [
        line
        for line in config.splitlines()
        if not line.startswith(("hooks:", "watch:", "strict:")) and "custom_dir" not in line
    ]
    (target / "mkdocs.yml").write_text("\n".join([*kept, "not_in_nav: |\n  /*/*\n  !/*/index.md\n"]), "utf-8")
    return target


# --- how it is measured -----------------------------------------------------------------------------------------------


def measure(subject: Subject, rounds: int) -> dict[str, Build]:
    """The median build of each way, the floor among them."""
    _build(subject.root)  # cuts the typefaces
    runs: dict[str, list[Build]] = {}
    for number in range(1, rounds + 1):
        for kept in (subject.root / ".cache").iterdir():
            if kept.name != "fonts":
                shutil.rmtree(kept)
        shutil.rmtree(subject.root / "site")
        runs.setdefault("cold", []).append(_build(subject.root))
        runs.setdefault("warm", []).append(_build(subject.root))
        for name, edit in (("one text changed", subject.edit_text), ("one name changed", subject.edit_name)):
            edit(number)
            runs.setdefault(name, []).append(_build(subject.root))
        shutil.rmtree(subject.floor / "site", ignore_errors=True)
        runs.setdefault(FLOOR, []).append(_build(subject.floor))
    return {name: sorted(some, key=lambda build: build.cpu)[(len(some) - 1) // 2] for name, some in runs.items()}


def _build(root: Path) -> Build:
    """Build once, with the clock."""
    report = root.with_name("report.json")
    hooks = {"PYTHONPATH": str(root / "hooks")} if (root / "hooks").is_dir() else {}
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "SOURCE", "SITE_URL")}
    call = [sys.executable, timed.__file__, str(report), "build", "-q", "-f", str(root / "mkdocs.yml")]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            call, env=environment | hooks | {"NO_MKDOCS_2_WARNING": "1"}, stdout=said, stderr=subprocess.STDOUT
        )
        limit = threading.Timer(LIMIT, process.kill)
        limit.start()
        _, status, usage = os.wait4(process.pid, 0)
        limit.cancel()
        wall = time.perf_counter() - start
        if status:
            said.seek(0)
            raise SystemExit(said.read().decode())
    files = [path for path in (root / "site").rglob("*") if path.is_file()]
    html = [path for path in files if path.suffix == ".html"]
    return Build(
        usage.ru_utime + usage.ru_stime,
        wall,
        usage.ru_maxrss / 1024,
        json.loads(report.read_text("utf-8")),
        sum(path.stat().st_size for path in files),
        sum(path.stat().st_size for path in html),
        len(html),
    )


# --- what is printed --------------------------------------------------------------------------------------------------

HEAD = f"{'':18}{'CPU s':>7}{'ratio':>7}{'wall s':>8}{'ratio':>7}{'peak MB':>9}{'site MB':>9}{'HTML MB':>9}"


def table(subject: Subject, builds: dict[str, Build]) -> str:
    """The builds of one size: their cost, the ratio to the floor, and the CPU of each phase."""
    plain = builds[FLOOR]
    lines = [f"\n{subject.name}, {builds['cold'].pages} pages (the floor: {plain.pages})", HEAD]
    for name, one in builds.items():
        lines.append(
            f"  {name:16}{one.cpu:7.2f}{one.cpu / plain.cpu:7.2f}{one.wall:8.2f}{one.wall / plain.wall:7.2f}"
            f"{one.peak:9.0f}{one.site / 1e6:9.1f}{one.html / 1e6:9.1f}"
        )
    lines.append(f"  {'CPU s by phase':16}" + "".join(f"{phase:>10}" for phase in timed.PHASES))
    for name, one in builds.items():
        lines.append(f"  {name:16}" + "".join(f"{one.phases[phase][0]:10.2f}" for phase in timed.PHASES))
    return "\n".join(lines)


def exponent(points: list[tuple[int, float]]) -> float:
    """How a cost grows with a size: the slope of the line through both, logarithms taken."""
    logs = [(math.log(size), math.log(cost)) for size, cost in points]
    middle = [sum(pair[index] for pair in logs) / len(logs) for index in (0, 1)]
    rise = sum((x - middle[0]) * (y - middle[1]) for x, y in logs)
    return rise / sum((x - middle[0]) ** 2 for x, _ in logs)


COLUMNS = "state machine size build cpu_s wall_s ratio_cpu peak_mb site_mb html_mb".split()


def keep(state: str, subject: Subject, builds: dict[str, Build]) -> None:
    """Add the figures of one size to those of earlier states."""
    machine = f"{os.cpu_count()} × {platform.machine()}, Python {platform.python_version()}"
    with FIGURES.open("a", encoding="utf-8") as file:
        for name, one in builds.items():
            figures = (one.cpu, one.wall, one.cpu / builds[FLOOR].cpu, one.peak, one.site / 1e6, one.html / 1e6)
            file.write("\t".join([state, machine, subject.name, name, *(f"{figure:.2f}" for figure in figures)]) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="every size, and the annotation")
    parser.add_argument("--sizes", type=int, nargs="*", help="numbers of made-up records, instead of this edition")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--keep", metavar="STATE", help="add the figures to figures.tsv under this name")
    call = parser.parse_args()
    sizes = SIZES if call.all else call.sizes or ()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = release(folder)
        made = [this_edition] if call.all or not sizes else []
        grown: dict[str, list[tuple[int, float]]] = {}
        for make in [*made, *(lambda *two, count=count: made_up_edition(*two, count) for count in sizes)]:
            subject = make(folder, program)
            builds = measure(subject, call.rounds)
            print(table(subject, builds), flush=True)
            for way, one in builds.items() if make not in made else ():
                grown.setdefault(way, []).append((one.pages, one.cpu))
            if call.keep:
                keep(call.keep, subject, builds)
        if len(sizes) > 1:
            print("\nexponent  " + ", ".join(f"{way} {exponent(some):.2f}" for way, some in grown.items()))
        if call.all:
            annotation.measure(folder / "names", 5000)


if __name__ == "__main__":
    main()
