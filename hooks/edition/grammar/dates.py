"""Dates as records write them: EDTF of 2019, levels 0 and 1 (Library of Congress), and the words a reader gets for
them.

What is a date is decided here and nowhere else, by the grammar below; of the levels it leaves out only dates with an
hour, which has a field of its own. A date is kept as written and compared by its earliest and latest day, both
included; an open or unknown end is None. Years are astronomical: 0000 is 1 BC, -0043 is 44 BC.

    1950-10-07   1950-10   1950         a day, a month, a year          -0043-03-15   Y-17000   0814   years of any age
    1950-21                             spring; 22, 23, 24 summer, autumn, winter
    1950?  1950-10~  1950-10-07%        uncertain, about, both: at the end, for the whole date
    186X  18XX  1950-XX  1950-10-XX  1950-XX-XX                         digits not known, from the right
    1950-10-02/1950-10-03               from one to another; each may be a day, month, year or season
    1950/..   ../1950   1950/   /1950   open and unknown ends

Shown the way the edition writes dates: `7 October 1950`, `2–3 October 1950`, `4 November 1950 (uncertain)`, `15 March
44 BC`, `19 August AD 14`, `1860s`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from edition.grammar.days import Day, month_length

MONTHS = "January February March April May June July August September October November December".split()


SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
"""A season by its number in EDTF."""


_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
"""Where a season begins for comparisons, on the northern half of the earth; each has three months."""


_YEARS = 12
"""Digits that a year after `Y` may have at most: a hundred times the age of the world."""


@dataclass(frozen=True)
class Single:
    """One date: a day, a month, a season or a year, or what is known of its digits."""

    year: int
    """Astronomical; where digits are unknown, with zeros in their places and the sign it has, so `-004X` is -40."""
    month: int | None = None
    """1 to 12, or a season, 21 to 24."""
    day: int | None = None
    unknown: int = 0
    """How many digits of the year are unknown, from the right: 1 in `186X`, 2 in `18XX`."""
    mark: str = ""
    """`?` uncertain, `~` approximate, `%` both."""
    negative: bool = False
    """Whether the year was written with a minus: `-000X` has the year 0 and lies before it."""

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year it can mean."""
        width = 10**self.unknown - 1
        return (self.year - width, self.year) if self.negative else (self.year, self.year + width)

    @property
    def earliest(self) -> Day:
        """The first day it can mean."""
        month = _FIRST_MONTH.get(self.month or 1, self.month or 1)
        return self.years[0], month, self.day or 1

    @property
    def latest(self) -> Day:
        """The last day it can mean."""
        year, month = self.years[1], self.month or 12
        if month in _FIRST_MONTH:
            year, month = divmod(year * 12 + _FIRST_MONTH[month] + 1, 12)
            month += 1
        return year, month, self.day or month_length(year, month)


@dataclass(frozen=True)
class EdtfDate:
    """A date or interval."""

    text: str
    """As written in the record."""
    earliest: Day | None
    """First day it can mean, included; None when the start is open or unknown."""
    latest: Day | None
    """Last day it can mean, included; None when the end is open or unknown."""

    def __str__(self) -> str:
        return display(self.text)

    @property
    def sort_key(self) -> tuple[tuple[float, int, int], tuple[float, int, int]]:
        """Chronological: an open start counts as its end, an open end as far ahead."""
        first = self.earliest or self.latest or FAR
        return first, self.latest or FAR

    @property
    def is_whole_days(self) -> bool:
        """Whether it says its day or days exactly, without a mark of doubt or an open end."""
        start, end = ends(self.text)
        return all(isinstance(one, Single) and one.day and not one.mark for one in (start, end))

    @property
    def begins_on_a_day(self) -> bool:
        """Whether its first day is said exactly."""
        start = ends(self.text)[0]
        return isinstance(start, Single) and bool(start.day) and not start.mark

    @property
    def has_month(self) -> bool:
        """Whether it says a month or a season, or runs from one year into another."""
        return any(isinstance(one, Single) and one.month for one in ends(self.text)) or "/" in self.text

    @property
    def html(self) -> str | None:
        """The date for the `datetime` of an HTML `time`, which takes days, months and years from AD 1 to 9999; else
        None.
        """
        start, end = ends(self.text)
        if start != end or not isinstance(start, Single) or not 1 <= start.year <= 9999 or (start.month or 1) > 12:
            return None
        return self.text if re.fullmatch(r"\d{4}(-\d\d){0,2}", self.text) else None  # no mark and no unknown digit

    def lies_within(self, other: EdtfDate) -> bool:
        """Whether no part of this date must fall outside the other."""
        early = other.earliest is None or self.earliest is None or self.earliest >= other.earliest
        late = other.latest is None or self.latest is None or self.latest <= other.latest
        return early and late

    def after(self, other: EdtfDate) -> bool:
        """Whether this date is certainly later than the other."""
        return bool(self.earliest and other.latest and self.earliest > other.latest)


FAR = (math.inf, 12, 31)
"""A day after every other, for sorting what has no end."""


_SINGLE = re.compile(
    r"""(?P<sign>-?)(?P<year>\d{2}(?:\d\d|\dX|XX))      # 1950, 195X, 19XX; -0043
        (?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?
        (?P<mark>[?~%]?)
      | Y(?P<far>-?[1-9]\d{4,})(?P<far_mark>[?~%]?)     # Y17000, Y-17000""",
    re.X | re.A,
)


_LONGEST = 40
"""Characters of the longest date that can be meant."""


OPEN, UNKNOWN = "..", ""
"""An end of an interval that is no date."""


@cache
def parse(text: str) -> EdtfDate:
    """An EDTF string read; raises ValueError, which says what is wrong, when it is none of level 1.

    `1950-10` -> earliest (1950, 10, 1), latest (1950, 10, 31); `../1950-10-06` -> earliest None.
    """
    start, end = ends(text)
    earliest = start.earliest if isinstance(start, Single) else None
    latest = end.latest if isinstance(end, Single) else None
    if earliest and latest and earliest > latest:
        raise ValueError(f"{text!r} ends before it begins")
    return EdtfDate(text, earliest, latest)


@cache
def ends(text: str) -> tuple[Single | str, Single | str]:
    """Both ends of a date, twice the same where it is no interval; an end is a date, `OPEN` or `UNKNOWN`."""
    if len(text) > _LONGEST:
        raise ValueError(f"{text[:20] + '…'!r} is no EDTF date of level 1")
    if "T" in text:
        raise ValueError(f"{text!r} holds an hour; give it as `time`")
    if "/" not in text:
        single = _single(text, text)
        return single, single
    start, _, end = text.partition("/")
    if {start, end} <= {OPEN, UNKNOWN}:
        raise ValueError(f"{text!r} names no date")
    first, last = (one if one in (OPEN, UNKNOWN) else _single(one, text) for one in (start, end))
    if any(isinstance(one, Single) and one.unknown for one in (first, last)) or "X" in text:
        why = (
            "leaves digits open inside an interval, which level 1 does not know; write the first and the last day it"
            " can mean"
        )
        raise ValueError(f"{text!r} {why}")
    return first, last


def _single(text: str, whole: str) -> Single:
    match = _SINGLE.fullmatch(text)
    if match is None:
        raise ValueError(f"{whole if whole.isprintable() else ascii(whole[:10])!r} is no EDTF date of level 1")
    if match["far"]:
        if len(match["far"].lstrip("-")) > _YEARS:
            raise ValueError(f"{whole!r} has a year of more than {_YEARS} digits")
        return Single(int(match["far"]), mark=match["far_mark"], negative=match["far"].startswith("-"))
    unknown, negative = match["year"].count("X"), bool(match["sign"])
    year = int(match["year"].replace("X", "0")) * (-1 if negative else 1)
    month, day = (None if part in (None, "XX") else int(part) for part in (match["month"], match["day"]))
    if negative and match["year"] == "0000":
        raise ValueError(f"{whole!r} has the year -0000; write 0000 for 1 BC")
    if (unknown and match["month"]) or (match["month"] == "XX" and day):
        raise ValueError(f"{whole!r} is no EDTF date of level 1: digits are left open from the right")
    if month in SEASONS and (match["day"] or match["mark"]):
        raise ValueError(f"{whole!r} is no EDTF date of level 1: a season has no day and no mark")
    if month is not None and month not in SEASONS and not 1 <= month <= 12:
        raise ValueError(
            f"{whole!r} is no EDTF date of level 1: there is no month {month:02}, and seasons are 21 to 24"
        )
    if day is not None and not 1 <= day <= month_length(year, month or 1):
        raise ValueError(f"{whole!r} is no day of the calendar")
    return Single(year, month, day, unknown, match["mark"], negative)


_LIKE_A_SPAN = re.compile(r"(\d{4})\s*[-–—]\s*(\d{2}|\d{4})")


_LIKE_A_DAY = re.compile(rf"(\d{{1,2}})\.? ({'|'.join(MONTHS)}) (\d{{4}})", re.I)


_LIKE_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about) ?(\d{4})", re.I)


def near(text: str) -> str | None:
    """What was meant by some common ways of writing dates, where that is clear: `1950–51` -> `1950/1951`, `7 May 1951`
    -> `1951-05-07`, `c. 1938` -> `1938~`.
    """
    if match := _LIKE_A_SPAN.fullmatch(text):
        meant = f"{match[1]}/{match[1][: 4 - len(match[2])]}{match[2]}"
    elif match := _LIKE_A_DAY.fullmatch(text):
        meant = f"{match[3]}-{[month.lower() for month in MONTHS].index(match[2].lower()) + 1:02}-{int(match[1]):02}"
    elif match := _LIKE_ABOUT.fullmatch(text):
        meant = f"{match[1]}~"
    else:
        return None
    try:
        return parse(meant).text
    except ValueError:
        return None


Words = list[str]
"""A date as the words it is written with, the era with its year: `["15", "March", "44", "BC"]`, `["AD", "14"]`."""


@cache
def display(text: str) -> str:
    """`1950-10-02/1950-10-03` -> `2–3 October 1950`; `../1950-10-06` -> `by 6 October 1950`; `186X` -> `1860s`."""
    return _words_of(text, None)


@cache
def display_under(text: str, year: int | None) -> str:
    """A date under a heading that gives its year: `1950-10-15` -> `15 October`; what says no more than its year keeps
    it.
    """
    return _words_of(text, year)


def year_words(year: int) -> str:
    """`1950`; `800`; `AD 14` for the first hundred years; `44 BC` for -43; `17,001 BC`."""
    return " ".join(_year(year))


def month_words(year: int, month: int) -> str:
    """`October 1950`, `March 44 BC`."""
    return f"{MONTHS[month - 1]} {year_words(year)}"


def span_words(first: Sequence[int], last: Sequence[int], without: int | None = None) -> str:
    """From one year, month or day to another, as (year, month, day) or fewer: `September – November 1950`, `753 BC – AD
    1883`; `without` a year that stands above it.
    """
    one, other = _whole(first), _whole(last)
    return " ".join(_single_words(one, without)) if one == other else _joined(one, other, without)


def _whole(parts: Sequence[int]) -> Single:
    """`(1950, 10)` -> the month, known to the day."""
    year, month, day = (*parts, None, None)[:3]
    assert year is not None
    return Single(year, month, day)


def _words_of(text: str, without: int | None) -> str:
    start, end = ends(text)
    if start == end and isinstance(start, Single):
        return " ".join(_single_words(start, without))
    if isinstance(start, Single) and isinstance(end, Single):
        return _joined(start, end, without)
    if isinstance(start, Single):
        return f"from {' '.join(_single_words(start, without))}" + (" (end not known)" if end == UNKNOWN else "")
    assert isinstance(end, Single)
    said = " ".join(_single_words(end, without))
    return f"until {said} (beginning not known)" if start == UNKNOWN else f"by {said}"


def _joined(start: Single, end: Single, without: int | None) -> str:
    """Two dates with a dash, what they share said once, and the era with both years where one is before Christ."""
    crosses = start.year <= 0 < end.year
    first, second = _single_words(start, without), _single_words(end, without, era=crosses)
    shared = 0  # 2 October 1950 and 3 October 1950 share month and year, 12 and 10 October 44 BC the era too
    while shared < min(len(first), len(second)) - 1 and first[-1 - shared] == second[-1 - shared]:
        shared += 1
    if first[-1] == "BC" and shared == 1 and (start.month or end.month):
        shared = 0  # 5 March 44 BC – 6 April 43 BC: two years want their era twice
    if first[0] == second[0] == "AD" and shared == 0:
        second = second[1:]  # AD 12–41
        return ("–" if (len(first), len(second)) == (2, 1) else " – ").join([" ".join(first), " ".join(second)])
    bare = len(first) - shared == 1 or (first[0] == "AD" and len(first) == 2 and shared == 0)
    first = first[: len(first) - shared]
    dash = "–" if bare and len(second) == shared + 1 else " – "
    return dash.join([" ".join(first), " ".join(second)])


def _year(year: int, era: bool = False) -> Words:
    if year <= 0:  # astronomical years: 0 is 1 BC
        return [_figure(1 - year), "BC"]
    return ["AD", _figure(year)] if year < 100 or era else [_figure(year)]


def _figure(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)


def _single_words(date: Single, without: int | None = None, era: bool = False) -> Words:
    """A date in words; `without` a year that stands above it, `era` with AD where the year alone would not have it."""
    if date.unknown:
        words = _decade_words(date)
    elif without == date.year and date.month:
        words = []
    else:
        words = _year(date.year, era)
    if date.month:
        words = [SEASONS.get(date.month) or MONTHS[date.month - 1], *words]
    if date.day:
        words = [str(date.day), *words]
    if date.mark in ("~", "%"):
        words = ["about", *(["the"] if date.unknown and words[0].endswith("0s") else []), *words]
    return [*words, "(uncertain)"] if date.mark in ("?", "%") else words


def _decade_words(date: Single) -> Words:
    """`186X` -> `1860s`. Where that could be a century, or no decade is meant, the years: `190X` -> `between 1900 and
    1909`.
    """
    first, last = date.years
    if date.unknown == 1 and first >= 100 and first % 100:
        return [f"{first}s"]
    if last <= 0:
        return ["between", _figure(1 - first), "and", *_year(last)]
    other = _year(last)[-1:] if 0 < first < 100 else _year(last, era=first <= 0)
    return ["between", *_year(first), "and", *other]


def life(born: EdtfDate | None, died: EdtfDate | None) -> str:
    """Years of birth and death: `1893–1976`, `106–43 BC`, `63 BC – AD 14`, `1860s – about 1939`, `1882–`; empty without
    both.
    """
    first, second = _life_year(born, False), _life_year(died, _before_christ(born) and not _before_christ(died))
    if first and second:
        if first[-1] == second[-1] == "BC":
            first = first[:-1]
        elif first[0] == second[0] == "AD":
            second = second[1:]
    # no spaces around the dash between two figures: `1893–1976`, `1860s–1939`, `106–43 BC`, `AD 69–122`
    before = len(first) <= 1 or (first[0] == "AD" and len(first) == 2)
    after = len(second) <= 1 or (second[-1] == "BC" and len(second) == 2)
    tight = before and after and bool(second or len(first) == 1)
    if not first and not second:
        return ""
    return ("–" if tight else " – ").join([" ".join(first), " ".join(second)]).strip()


def _before_christ(date: EdtfDate | None) -> bool:
    return bool(date and (day := date.earliest or date.latest) and day[0] <= 0)


def _life_year(date: EdtfDate | None, era: bool) -> Words:
    """A date's year for a life: `1562-07-25?` -> `1562?`; `1940/1944` as it is; `18XX` -> `1800/1899`; `1939~` ->
    `about 1939`.
    """
    if date is None:
        return []
    start, end = ends(date.text)
    if not isinstance(start, Single):
        assert isinstance(end, Single)
        return ["by", *_marked_year(end, era)]
    if not isinstance(end, Single):
        return ["from", *_marked_year(start, era)]
    if start.unknown and len(words := _decade_words(start)) > 1:
        return _either(*start.years, start.mark, era)
    if start.unknown:
        return _with_mark(words, start.mark)
    if start.year == end.year:
        return _marked_year(start if start.mark else end, era)
    return _either(start.year, end.year, start.mark or end.mark, era)


def _either(first: int, last: int, mark: str, era: bool) -> Words:
    """`1940/1944`, `50/41 BC`, `1 BC/AD 9`."""
    one, other = _year(first, era), _year(last, era or first <= 0)
    if one[-1] == other[-1] == "BC":
        one = one[:-1]
    elif one[0] == other[0] == "AD":
        other = other[1:]
    words = [*one[:-1], f"{one[-1]}/{other[0]}", *other[1:]]
    return _with_mark(words, mark)


def _marked_year(date: Single, era: bool) -> Words:
    return _with_mark(_year(date.year, era), date.mark)


def _with_mark(words: Words, mark: str) -> Words:
    if mark in ("?", "%"):
        words = [*words[:-1], f"{words[-1]}?"]
    return ["about", *words] if mark in ("~", "%") else words


def term(start: EdtfDate | None, end: EdtfDate | None) -> str:
    """The dates of an office: `8 July 1950 – April 1951`, `from 1949`, `until 1951`, `1911` where it began and ended in
    one year; of a beginning or an end that lies in a span, both: `1910/1911 – 1915`. Empty without both.
    """
    singles = [_only(date) for date in (start, end)]
    if start and end and singles[0] and singles[1]:
        return (
            " ".join(_single_words(singles[0])) if singles[0] == singles[1] else _joined_singles(singles[0], singles[1])
        )
    said = [_term_words(date) if date else "" for date in (start, end)]
    if start and end:
        return said[0] if said[0] == said[1] else f"{said[0]} – {said[1]}"
    if start:
        return said[0] if said[0].startswith(_ENDS_SAID) else f"from {said[0]}"
    return said[1] if said[1].startswith(_ENDS_SAID) else f"until {said[1]}" if said[1] else ""


_ENDS_SAID = ("by ", "from ", "until ")


def _only(date: EdtfDate | None) -> Single | None:
    """The date itself where it is no interval."""
    if date is None:
        return None
    start, end = ends(date.text)
    return start if start == end and isinstance(start, Single) else None


def _joined_singles(start: Single, end: Single) -> str:
    if start.unknown or end.unknown:
        return f"{' '.join(_single_words(start))} – {' '.join(_single_words(end))}"
    return _joined(start, end, None)


def _term_words(date: EdtfDate) -> str:
    start, end = ends(date.text)
    if start == end or not (isinstance(start, Single) and isinstance(end, Single)):
        return display(date.text)
    if not (start.month or end.month or start.mark or end.mark):
        return " ".join(_either(start.year, end.year, "", False))
    first, second = (" ".join(_single_words(one)) for one in (start, end))
    return f"{first} / {second}"
