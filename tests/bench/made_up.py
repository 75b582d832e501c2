"""An edition of made-up records, as densely linked as ours: as many as one likes, the same at each call.

Each record has two forms of its name or a title, 140 words drawn from 12,000 as words of a language are (the second
half as often as the first, the third a third as often), eight links and two sources. Every hundredth links to the first
person, whose name is thus shown on a hundredth of the pages. Of ten records four or five are events, two or three
people, two places, one an organization.

    write(Path("made"), 1000, config) -> a folder with data/ and docs/ and the configuration
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

KINDS = ("event", "person", "event", "place", "event", "person", "event", "place", "organization", "event")
PLURALS = {"event": "events", "person": "people", "place": "places", "organization": "organizations"}
KIND_OF = {"place": "  kind: town\n", "organization": "  kind: army\n"}
HUB = 1
"""The number of the record that every hundredth links to; a person."""

_CONSONANTS, _VOWELS = "bdfghklmnprstvz", "aeiou"
SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS]
VOCABULARY = 12_000

EDITION = """title: Made up
editors: Nobody
release: '1'
date: '2020-02-29'
rights: Free
"""
TEXTS = """reading: {title: Made up, short: the text, standing: own, pages: [chapter.md], answers: "text:chapter"}
chapter: {title: The chapter, short: the chapter, standing: held, length: 1, notes: 0}
"""
CHAPTER = '# Made up\n\nOf [the first](person:made-1), and no more.\n{: #the-first answers="1" }\n'
NAV = """nav:
  - Home: index.md
  - The chapter: chapter.md
  - People: people/index.md
  - Places: places/index.md
  - Organizations: organizations/index.md
  - Events: events/index.md
"""


def word(number: int) -> str:
    """The word of a number, each another: `0` -> `baba`, `76` -> `bebe`."""
    first, second, third = number % 75, number // 75 % 75, number // 75 // 75
    return SYLLABLES[second] + SYLLABLES[first] + (SYLLABLES[third - 1] if third else "")


def kind(number: int) -> str:
    return KINDS[number % len(KINDS)]


def ref(number: int) -> str:
    """`1` -> `person:made-1`"""
    return f"{kind(number)}:made-{number}"


def called(number: int) -> list[str]:
    """The forms of a record's name."""
    family = word(number).capitalize()
    return [f"{word(number * 7 + 5).capitalize()} {family}", f"The {family}"]


def linked(number: int, count: int) -> list[int]:
    """The eight records that one links to, never itself."""
    near = [(number * 7 + step * step) % count for step in range(1, 12)]
    first = [HUB] if number % 100 == 0 else []
    return [*dict.fromkeys(one for one in [*first, *near] if one != number)][:8]


def record(number: int, count: int, words: Iterator[str]) -> str:
    """One record as YAML."""
    text = [next(words) for _ in range(132)]
    for step, other in enumerate(linked(number, count)):
        text.insert(step * 16 + 3, f"[{word(other)}]({ref(other)})")
    text[20] += ".[^one]"
    text[80] += ".[^two]"
    first, second = called(number)
    if kind(number) == "event":
        head = f"  title: {first} in {word(number + 3000)}\n  date: '1950-{1 + number % 12:02}-{1 + number % 28:02}'\n"
    else:
        head = f"  names: [{{form: {first}}}, {{form: {second}, source: one}}]\n{KIND_OF.get(kind(number), '')}"
    titles = [f"{word(number * step % VOCABULARY)} {word(number + step)}" for step in (3, 11)]
    sources = f"  sources: {{one: {{title: Book of {titles[0]}}}, two: {{title: Papers of {titles[1]}}}}}\n"
    return f"made-{number}:\n{head}  description: >-\n    {' '.join(text)}.\n{sources}"


def _words() -> Iterator[str]:
    drawn = random.Random(1950)
    weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    while True:
        yield from map(word, drawn.choices(range(VOCABULARY), cum_weights=weights, k=1000))


def write(root: Path, count: int, config: str) -> Path:
    """The edition in a folder; its navigation stands instead of that of a configuration of ours."""
    files = {"mkdocs.yml": config.partition("\nnav:")[0] + "\n" + NAV, "data/edition.yml": EDITION}
    files["data/texts.yml"] = TEXTS
    files |= {"docs/chapter.md": CHAPTER, "docs/index.md": "---\ntemplate: home.html\n---\n\n# Made up\n"}
    files["data/paragraph-ids.txt"] = "the-first\n"
    records, words = defaultdict(list), _words()
    for number in range(count):
        records[kind(number)].append(record(number, count, words))
    files |= {f"data/{PLURALS[name]}.yml": "".join(some) for name, some in records.items()}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root
