"""The annotation of a text of 10,000 to 1,000,000 made-up words with 5,000 names, against reading the words alone."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "hooks"))

WORDS = (
    "river army order winter bridge message north line division report council border cable night general answer"
).split()


def measure(root: Path, count: int) -> None:
    """Time to annotate a text, by its length; the ratio is to splitting the same text into words."""
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
