"""Benchmarks, printed as ratios measured in one run: the edition's build against plain MkDocs building the same pages.

The floor is what MkDocs and Material cost for these pages anyway: every page is first written out as Markdown by
`python -m edition pages`, then built without hooks. Measured at the edition's own size and at 1,000 made-up records.
Each build is run three times, alternating; the least CPU time counts. Peak memory is that of the build's process.

Then the annotation of a text of 10,000 to 1,000,000 made-up words with 5,000 names, against reading the words alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
LIMIT = 3600
"""Seconds after which a build hangs."""
WORDS = (
    "river army order winter bridge message north line division report council border cable night general answer"
).split()


def main() -> None:
    """Print one table."""
    with tempfile.TemporaryDirectory() as folder:
        own = _copy(Path(folder) / "edition")
        made = _copy(Path(folder) / "thousand")
        _make_up(made, 1000)
        print(f"{'':24}{'pages':>7}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")
        for name, root in (("this edition", own), ("1,000 made-up records", made)):
            floor = _floor(root)
            runs = {"records to site": [], "floor: plain MkDocs": []}
            for _ in range(ROUNDS):
                runs["records to site"].append(_build(root))
                runs["floor: plain MkDocs"].append(_build(floor))
            print(name)
            best = {label: min(results, key=lambda result: result[1]) for label, results in runs.items()}
            for (label, (wall, cpu, peak)), site in zip(best.items(), (root, floor), strict=True):
                pages = sum(1 for _ in (site / "site").rglob("*.html"))
                print(f"  {label:22}{pages:7}{wall:9.2f}{cpu:9.2f}{peak:9.0f}")
            ours, plain = best.values()
            print(f"  {'ratio':22}{'':7}" + "".join(f"{a / b:9.2f}" for a, b in zip(ours, plain, strict=True)))
        _annotate(Path(folder) / "names", 5000)


def _annotate(root: Path, count: int) -> None:
    """Time to annotate a text, by its length; the ratio is to splitting the same text into words."""
    sys.path.insert(0, str(ROOT / "hooks"))
    from edition.reading import material as reading
    from edition.source import stored
    from edition.source.text import SourceText
    from edition.whole.edition import Edition

    (root / "data").mkdir(parents=True)
    (root / "data" / "edition.yml").write_text("title: T\neditors: E\nrelease: '1'\ndate: '2020-01-01'\nrights: R\n")
    syllables = ["ka", "to", "mi", "ra", "ne", "su", "lo", "vi", "ha", "de"]
    families = [f"{a}{b}{c}".capitalize() for a in syllables for b in syllables for c in syllables]
    names = [
        (families[number % 1000], f"{syllables[number % 10]}{syllables[number // 1000 % 10]}n".capitalize())
        for number in range(count)
    ]
    (root / "data" / "people.yml").write_text(
        "".join(
            f"p{number}: {{names: [{{form: {first} {last}-{number}}}, {{form: '{last}-{number}'}}]}}\n"
            for number, (last, first) in enumerate(names)
        )
    )
    edition = Edition(reading.read(root))
    print(f"\n{'annotation, 5,000 names':24}{'words':>9}{'mentions':>10}{'CPU s':>9}{'words/s':>10}{'ratio':>8}")
    for length in (10_000, 100_000, 1_000_000):
        words = [WORDS[(step * 31 + step // 7) % len(WORDS)] for step in range(length)]
        for step in range(0, length - 1, 20):
            number = step * 7 % count
            last, first = names[number]
            words[step] = f"{first} {last}-{number}" if step % 60 == 0 else f"{last}-{number}’s"
        text = SourceText(tuple(" ".join(words[at : at + 200]) for at in range(0, length, 200)))
        start = time.process_time()
        for paragraph in text.paragraphs:
            paragraph.split()
        floor = time.process_time() - start
        start = time.process_time()
        found = stored.stored_annotations(edition, text)
        spent = time.process_time() - start
        print(f"{'':24}{length:9,}{len(found):10,}{spent:9.2f}{length / spent:10,.0f}{spent / floor:8.0f}")


def _copy(root: Path) -> Path:
    root.mkdir()
    for name in ("data", "docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "chapter.txt"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def _make_up(root: Path, count: int) -> None:
    """Records beside the edition's own until there are `count`: 150 words of text and eight links each."""
    sys.path.insert(0, str(ROOT / "hooks"))
    from edition.reading import material as reading

    have = len(reading.read(root).records)
    lines = []
    for number in range(have, count):
        near = [f"made-up-{have + (number * 7 + step) % (count - have)}" for step in range(1, 9)]
        links = [
            f"[{WORDS[step]}](event:{id})" if id != f"made-up-{number}" else WORDS[step] for step, id in enumerate(near)
        ]
        words = [WORDS[(number * 31 + step * 17) % len(WORDS)] for step in range(142)]
        for step, link in enumerate(links):
            words.insert(step * 17, link)
        day = 1 + number % 28
        lines.append(
            f"made-up-{number}:\n  title: Event {number}\n  date: '1950-11-{day:02d}'\n  description: >-\n   "
            f" {' '.join(words)}.\n"
        )
    with (root / "data" / "events.yml").open("a", encoding="utf-8") as file:
        file.write("".join(lines))


def _floor(root: Path) -> Path:
    """The same pages as plain Markdown with a configuration that has no hooks."""
    floor = root.with_name(root.name + "-floor")
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks")}
    call = [sys.executable, "-m", "edition", "pages", str(floor / "docs"), "--root", str(root)]
    subprocess.run(call, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=LIMIT)
    config = (root / "mkdocs.yml").read_text("utf-8")
    kept = [
        line
        for line in config.splitlines()
        if not line.startswith(("hooks:", "watch:", "strict:")) and "custom_dir" not in line
    ]
    kept.append("not_in_nav: |\n  /*/*\n  !/*/index.md")
    (floor / "mkdocs.yml").write_text("\n".join(kept) + "\n", "utf-8")
    home = floor / "docs" / "index.md"
    home.write_text(home.read_text("utf-8").replace("template: home.html\n", ""), "utf-8")
    return floor


def _build(root: Path) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds, peak MB of one build into an empty folder."""
    shutil.rmtree(root / "site", ignore_errors=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    call = [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml")]
    process = subprocess.Popen(call, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    limit = threading.Timer(LIMIT, process.kill)
    limit.start()
    output = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    limit.cancel()
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(output.decode())
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
