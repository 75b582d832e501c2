"""A site on which a browser tries what a reader does: the sample edition, made long enough to be scrolled.

Its text, notes, people and days are made up here, so that these tests hold for any edition that stands in the
repository. The source text is left out, for it does not know the notes that are added.
"""

from __future__ import annotations

from pathlib import Path

from helpers import copy_sample, write

SECTIONS, IN_EACH = 6, 5
"""Sections that are added to the reading text, and paragraphs of each."""

ADDED = SECTIONS * IN_EACH
NOTES = 3 + ADDED
PARAGRAPHS = 4 + ADDED
PEOPLE = 2 * ADDED
"""Observers that are added to the three people of the sample: one whom the text names and one whom it does not for each
paragraph.
"""

THEME = """  features: [navigation.instant, navigation.tabs, navigation.path, navigation.footer, toc.follow]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {icon: material/weather-night, name: Switch to dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {icon: material/weather-sunny, name: Switch to light}
"""

NAV = """
nav:
  - Home: index.md
  - The text: [reading.md]
  - The account: [texts/account.md, texts/account/afterwards.md]
  - Register: [people/index.md, places/index.md, organizations/index.md, events/index.md, names/index.md]
  - Sources: [notes/index.md, quotations/index.md, apparatus/index.md, documents/index.md, works/index.md]
  - About: [about/data-model.md, about/findings.md, texts/index.md, texts/chapter.md]
"""

HOUSE = """
second-observatory:
  names: [{form: Second Observatory}]
  kind: observatory
  description: Where [Frank Dyson](person:frank-dyson) had the plates measured.
"""
"""A body with a number, which a rule writes in figures."""

FILLING = "The plates were counted, packed in straw and carried down to the boat before the rain began again. " * 4


def make(folder: Path) -> Path:
    """The edition, in a folder that holds nothing else."""
    root = copy_sample(folder)
    old = {
        path: (root / path).read_text("utf-8") for path in ("mkdocs.yml", "docs/reading.md", "data/paragraph-ids.txt")
    }
    old |= {
        path: (root / path).read_text("utf-8")
        for path in ("data/people.yml", "data/notes.yml", "data/events.yml", "data/organizations.yml")
    }
    texts = (root / "data" / "texts.yml").read_text("utf-8").replace("notes: 3", f"notes: {NOTES}")
    added = range(1, ADDED + 1)
    (root / "source.txt").unlink()
    return write(root, {
        "mkdocs.yml": old["mkdocs.yml"].replace("  font: false\n", f"  font: false\n{THEME}") + NAV,
        "data/texts.yml": texts,
        "data/paragraph-ids.txt": old["data/paragraph-ids.txt"] + "".join(f"plate-{number}\n" for number in added),
        "docs/reading.md": old["docs/reading.md"] + "".join(map(_section, range(SECTIONS))),
        "data/people.yml": old["data/people.yml"] + "".join(map(_person, range(1, PEOPLE + 1))),
        "data/events.yml": old["data/events.yml"] + "".join(map(_event, added)),
        "data/organizations.yml": old["data/organizations.yml"] + HOUSE,
        "data/notes.yml": old["data/notes.yml"] + "".join(map(_note, added)),
    })  # fmt: skip


def _section(number: int) -> str:
    first = number * IN_EACH + 1
    return f"\n\n## Box {number + 1} {{#box-{number + 1}}}\n" + "".join(map(_paragraph, range(first, first + IN_EACH)))


def _paragraph(number: int) -> str:
    at = (
        "the [Second Observatory](organization:second-observatory)"
        if number == 1
        else "[Burlington House](place:burlington-house)"
    )
    links = f"[Observer {number}](person:observer-{number}) unpacked [plate {number}](event:plate-{number})"
    return f'\n{links} at {at}.[^{number + 3}] {FILLING}\n{{: #plate-{number} answers="4" }}\n'


def _person(number: int) -> str:
    """Every fourth belongs to Lisbon, and has a name in Greek letters."""
    native = f", {{form: Παρατηρητής {number}, lang: el}}" if number % 4 == 0 else ""
    side = f"  affiliation: {'Lisbon' if number % 4 == 0 else 'Greenwich'}\n"
    told = f"  description: Observer {number} worked on a plate with [Frank Dyson](person:frank-dyson).\n"
    return f"\nobserver-{number}:\n  names: [{{form: Observer {number}}}{native}]\n  paragraphs: [4]\n{side}{told}"


def _event(number: int) -> str:
    """One a day, from 1 September 1919 on."""
    month, day = (9, number) if number <= 30 else (10, number - 30)
    who = (
        f"{{who: person:observer-{number}}}, {{who: person:observer-{number + ADDED}}}, {{who:"
        " person:arthur-eddington}"
    )
    return (
        f"\nplate-{number}:\n  title: Plate {number} is unpacked\n  date: '1919-{month:02d}-{day:02d}'\n  participants:"
        f" [{who}]\n"
    )


def _note(number: int) -> str:
    status, cites = (
        ("verified", "document:joint-meeting-report") if number % 2 else ("attributed", "work:einstein-1916")
    )
    candidate = f"{{cites: {cites}, status: {status}, locator: p. {number}, evidence: The plate is listed.}}"
    return (
        f"\n'{number + 3}':\n  paragraph: 4\n  marks: Plate {number}.\n  status: {status}\n  candidates:"
        f" [{candidate}]\n"
    )
