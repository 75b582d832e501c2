"""The table of sources by grade: `<!-- edition:source-grades -->` on a page written by hand."""

from __future__ import annotations

from edition.records.grades import GRADES
from edition.whole.cited import USES, count
from edition.whole.edition import Edition


def table(edition: Edition) -> str:
    """A line for each grade, a column for each use, and the share of all but the records themselves."""
    counts = count(edition)
    all_cited = sum(row["fact"] + row["words"] for row in counts.values())
    lines = [f"| Grade | {' | '.join(USES.values())} | Share of citations |", "|---|" + "--:|" * (len(USES) + 1)]
    for grade, words in GRADES.items():
        row = counts[grade]
        share = (row["fact"] + row["words"]) / all_cited if all_cited else 0
        lines.append(
            f"| {words[0].upper()}{words[1:]} | {' | '.join(str(row[use]) for use in USES)} | {share:.1%} |".replace(
                "%", " %"
            )
        )
    lines.append(f"| All | {' | '.join(str(sum(row[use] for row in counts.values())) for use in USES)} | |")
    return "\n".join(lines)


def sentence(edition: Edition) -> str:
    """`1050 citations: 400 primary, 50 encyclopedia`, for the command line; empty where nothing is cited."""
    numbers = {grade: row["fact"] + row["words"] for grade, row in count(edition).items()}
    listed = ", ".join(f"{numbers[grade]} {words}" for grade, words in GRADES.items() if numbers[grade])
    return f"{sum(numbers.values())} citations: {listed}" if listed else ""
