"""A text of many pages, printed as ratios measured in one run: its build against plain MkDocs building the same pages.

100,000 words and 1,500 notes on 25 pages, and the same text cut after 2, 5 and 12 pages: the growth from 2 pages to 25
is told as the exponent of pages. Built cold: with cut typefaces, without a page of an earlier build. Each is built
three times, alternating; the least CPU time of all processes counts.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES, ROUNDS, LIMIT = (2, 5, 12, 25), 3, 3600
PARAGRAPHS, WORDS_EACH, NOTES_EACH, PEOPLE = 40, 100, 60, 80
"""Of a page; and how many people there are, who are named once in each paragraph."""
WORDS = "river army order winter bridge message north line division report council border cable night general".split()


def main() -> None:
    """Print one table."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'a text of pages':16}{'words':>9}{'notes':>7}{'CPU s':>9}{'plain':>9}{'ratio':>7}{'peak MB':>9}")
        spent = {}
        for count in PAGES:
            root = edition(Path(folder) / f"pages-{count}", count)
            plain = floor(root)
            ours, theirs = [], []
            for _ in range(ROUNDS):
                shutil.rmtree(root / ".cache" / "pages", ignore_errors=True)
                ours.append(build(root))
                theirs.append(build(plain))
            cpu, peak = min(ours)
            spent[count] = cpu
            words, notes = count * PARAGRAPHS * WORDS_EACH, count * NOTES_EACH
            print(
                f"{count:16}{words:9,}{notes:7,}{cpu:9.2f}{min(theirs)[0]:9.2f}{cpu / min(theirs)[0]:7.2f}{peak:9.0f}"
            )
        first, last = PAGES[0], PAGES[-1]
        print(f"growth from {first} to {last}: {math.log(spent[last] / spent[first]) / math.log(last / first):.2f}")


def edition(root: Path, count: int) -> Path:
    """An edition with one text of so many pages."""
    for folder in ("data", "docs"):
        (root / folder).mkdir(parents=True)
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name)
    pages = [f"text-{number}.md" for number in range(count)]
    texts = {name: page(number) for number, name in enumerate(pages)}
    people = "".join(f"p{number}: {{names: [{{form: Person {number}}}]}}\n" for number in range(PEOPLE))
    ids = [f"p{page}-{at}" for page in range(count) for at in range(PARAGRAPHS)]
    notes = "".join(
        f"'{n}': {{text: 'Note {n} on [one](person:p{n % PEOPLE}).'}}\n" for n in range(1, count * NOTES_EACH + 1)
    )
    files = {
        "data/edition.yml": "title: Long\neditors: Us\nrelease: '1'\ndate: '2020-02-29'\nrights: Free\n",
        "data/texts.yml": f"long: {{title: Long, short: the text, standing: own, pages: [{', '.join(pages)}]}}\n",
        "data/people.yml": people,
        "data/notes.yml": notes,
        "data/paragraph-ids.txt": "\n".join(ids) + "\n",
        "data/addresses.txt": "release 1\n",
        "docs/index.md": "# Long\n",
        "mkdocs.yml": _configuration(pages),
        **{f"docs/{name}": text for name, text in texts.items()},
    }
    for path, text in files.items():
        (root / path).write_text(text, "utf-8")
    return root


def page(number: int) -> str:
    """A page of a text: paragraphs with a name each, and notes at their ends."""
    out, note = [f"# Part {number}\n"], number * NOTES_EACH
    for at in range(PARAGRAPHS):
        if at % 8 == 0:
            out.append(f"## Section {at // 8} {{#s{number}-{at}}}\n")
        words = [WORDS[(number * 31 + at * 17 + step * 7) % len(WORDS)] for step in range(WORDS_EACH)]
        words[10] = f"[{words[10]}](person:p{(number * PARAGRAPHS + at) % PEOPLE})"
        for place in (40, 99)[: 2 if at % 2 else 1]:
            note += 1
            words[place] += f"[^{note}]"
        out.append(f"{' '.join(words)}.\n{{: #p{number}-{at} }}\n")
    return "\n".join(out)


def _configuration(pages: list[str]) -> str:
    own = (ROOT / "tests" / "sample" / "mkdocs.yml").read_text("utf-8")
    own = own.replace("../../hooks", "hooks").replace("../../overrides", "overrides").replace("strict: true", "")
    indexes = "".join(f"  - {kind}/index.md\n" for kind in ("people", "notes"))
    return own + "nav:\n  - index.md\n" + "".join(f"  - {page}\n" for page in pages) + indexes


def floor(root: Path) -> Path:
    """The same pages as plain Markdown, and a configuration without hooks."""
    plain = root.with_name(root.name + "-plain")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    call = [sys.executable, "-m", "edition", "pages", str(plain / "docs"), "--root", str(root)]
    subprocess.run(call, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=LIMIT)
    lines = (root / "mkdocs.yml").read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("hooks:", "extra_")) and "custom_dir" not in line]
    (plain / "mkdocs.yml").write_text("\n".join([*kept, "not_in_nav: |\n  /*/*\n  !/*/index.md"]) + "\n", "utf-8")
    return plain


def build(root: Path) -> tuple[float, float]:
    """CPU seconds and peak MB of one build into an empty folder."""
    shutil.rmtree(root / "site", ignore_errors=True)
    call = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(call, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    limit = threading.Timer(LIMIT, process.kill)
    limit.start()
    output = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    limit.cancel()
    if status:
        raise SystemExit(output.decode())
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
