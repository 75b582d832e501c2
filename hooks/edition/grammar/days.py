"""Days of the proleptic Gregorian calendar as numbers, in any year: Python's own dates know only the years 1 to 9999.

A day is (year, month, day), years counted as astronomers do: 0 is 1 BC, -43 is 44 BC. Its number runs on by one from
day to day and is that of `datetime.date.toordinal`: 1 January AD 1 is day 1, the last of December 1 BC is day 0.

    number((1, 1, 1)) -> 1      from_number(0) -> (0, 12, 31)      iso((-43, 3, 15)) -> "-0043-03-15"
"""

from __future__ import annotations

Day = tuple[int, int, int]
"""Year, month, day in the proleptic Gregorian calendar, astronomical years."""


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


_CYCLE = 146_097
"""Days in four hundred years, after which the calendar repeats."""


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February; the year 0, which is 1 BC, has one."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in a month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def number(day: Day) -> int:
    """A day's number. Years are taken to begin in March, so that the leap day comes last; then a month is 30.6 days
    (the common method of Julian day numbers, e.g. Meeus, Astronomical Algorithms, chapter 7)."""
    year, month, date = day
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return year * 365 + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + date - 306


def from_number(number_: int) -> Day:
    """The day that has a number."""
    cycles, rest = divmod(number_ + 305, _CYCLE)
    of_cycle = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    of_year = rest - (365 * of_cycle + of_cycle // 4 - of_cycle // 100)
    month = (5 * of_year + 2) // 153
    year, date = 400 * cycles + of_cycle, of_year - (153 * month + 2) // 5 + 1
    return (year, month + 3, date) if month < 10 else (year + 1, month - 9, date)


def iso(day: Day) -> str:
    """A day in ISO 8601, years outside 0 to 9999 with their sign: `0814-01-28`, `-0043-03-15`, `+17000-01-01`."""
    year, month, date = day
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{date:02}"


def from_iso(text: str) -> Day:
    """The day that `iso` has written."""
    year, month, date = text.lstrip("+-").split("-")
    return (-int(year) if text.startswith("-") else int(year)), int(month), int(date)
