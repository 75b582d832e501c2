"""Days as numbers: the calendar of any year, the same as Python's own where that has one."""

import datetime

import pytest
from edition.grammar.days import from_iso, from_number, is_leap, iso, month_length, number


@pytest.mark.parametrize(
    "day",
    [
        (1, 1, 1),
        (1, 12, 31),
        (800, 12, 25),
        (1582, 10, 15),
        (1900, 2, 28),
        (1950, 10, 7),
        (2000, 2, 29),
        (9999, 12, 31),
    ],
)
def test_a_day_has_the_number_that_python_gives_it(day):
    assert number(day) == datetime.date(*day).toordinal()
    assert from_number(number(day)) == day


@pytest.mark.parametrize(
    ("first", "last", "apart"),
    [
        ((0, 12, 31), (1, 1, 1), 1),
        ((-1, 12, 31), (0, 12, 31), 366),
        ((-43, 3, 15), (-43, 3, 16), 1),
        ((-4, 2, 28), (-4, 3, 1), 2),
        ((-100, 2, 28), (-100, 3, 1), 1),
        ((-400, 1, 1), (0, 1, 1), 146_097),
    ],
)
def test_days_run_on_through_the_years_before_christ(first, last, apart):
    assert number(last) - number(first) == apart
    assert (from_number(number(first)), from_number(number(last))) == (first, last)


@pytest.mark.parametrize("begin", [-1_500_000, -400, 577_000])
def test_every_day_follows_the_one_before_it(begin):
    for at in range(begin, begin + 1_500):
        (year, month, day), after = from_number(at), from_number(at + 1)
        assert after == (
            (year, month, day + 1)
            if day < month_length(year, month)
            else (year, month + 1, 1)
            if month < 12
            else (year + 1, 1, 1)
        )
        assert number(after) == at + 1


def test_the_year_before_ad_1_has_a_leap_day():
    assert [year for year in range(-8, 9) if is_leap(year)] == [-8, -4, 0, 4, 8]
    assert not is_leap(-100) and is_leap(-400)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ((1919, 5, 29), "1919-05-29"),
        ((14, 8, 19), "0014-08-19"),
        ((0, 1, 1), "0000-01-01"),
        ((-43, 3, 15), "-0043-03-15"),
        ((-17000, 1, 1), "-17000-01-01"),
        ((17000, 12, 31), "+17000-12-31"),
    ],
)
def test_a_day_is_written_in_iso_8601_and_read_again(day, text):
    assert (iso(day), from_iso(text)) == (text, day)
