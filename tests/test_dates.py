"""Dates: what an EDTF string means, how it is shown, and how dates compare."""

import pytest
from edition import dates


@pytest.mark.parametrize(("text", "earliest", "latest"), [
    ("1950-10-07", (1950, 10, 7), (1950, 10, 7)),
    ("1950-10", (1950, 10, 1), (1950, 10, 31)),
    ("1952-02", (1952, 2, 1), (1952, 2, 29)),
    ("1950", (1950, 1, 1), (1950, 12, 31)),
    ("195X", (1950, 1, 1), (1959, 12, 31)),
    ("1950-10-XX", (1950, 10, 1), (1950, 10, 31)),
    ("1950-11-04?", (1950, 11, 4), (1950, 11, 4)),
    ("1950-10-02/1950-10-03", (1950, 10, 2), (1950, 10, 3)),
    ("../1950-10-06", None, (1950, 10, 6)),
    ("1950-09-29/..", (1950, 9, 29), None),
])
def test_a_date_runs_from_its_earliest_to_its_latest_day(text, earliest, latest):
    date = dates.parse(text)
    assert (date.earliest, date.latest) == (earliest, latest)


@pytest.mark.parametrize("text", [
    "8 March 1919", "1950-13", "1950-10-2", "", "yesterday", "1950/10/07",
    "1950-02-30", "1950-02-29",  # no such day
    "1950-10-03/1950-10-02",  # ends before it begins
])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        dates.parse(text)


@pytest.mark.parametrize(("text", "shown"), [
    ("1950-10-07", "7 October 1950"),
    ("1950-10", "October 1950"),
    ("1950", "1950"),
    ("195X", "1950s"),
    ("1950-10-XX", "October 1950"),
    ("1950-XX-XX", "1950"),
    ("1950-11-04?", "4 November 1950 (uncertain)"),
    ("1950-11~", "about November 1950"),
    ("1950-11-04%", "about 4 November 1950 (uncertain)"),
    ("1950-10-02/1950-10-03", "2–3 October 1950"),
    ("1950-09-30/1950-10-02", "30 September – 2 October 1950"),
    ("1950-12-28/1951-01-03", "28 December 1950 – 3 January 1951"),
    ("1950-10/1950-11", "October–November 1950"),
    ("1950-10-02/1950-11", "2 October – November 1950"),
    ("1950/1953", "1950–1953"),
    ("../1950-10-06", "by 6 October 1950"),
    ("1950-09-29/..", "from 29 September 1950"),
    ("1592-04-13", "13 April 1592"),
])
def test_a_date_is_shown_the_way_the_edition_writes_dates(text, shown):
    assert str(dates.parse(text)) == shown


@pytest.mark.parametrize("text", ["1950-21", "1950-24", "-0044-03-15", "1950-10-07T14:30:00", "1950-10-07T14:30:00+09:00"])
def test_whatever_is_accepted_can_be_shown(text):
    """Seasons, years before 1 and date-times are EDTF, level 0 and 1: they are shown or refused, but break no build."""
    try:
        date = dates.parse(text)
    except ValueError:
        return
    assert str(date)


def test_dates_sort_by_their_first_day_and_then_by_their_last():
    written = ["1950-11", "1950-10-07", "../1950-10-06", "1950-10-07/1950-10-09", "1950-11-01", "1950-10"]
    assert sorted(written, key=lambda text: dates.parse(text).sort_key) == [
        "1950-10", "../1950-10-06", "1950-10-07", "1950-10-07/1950-10-09", "1950-11-01", "1950-11",
    ]


@pytest.mark.parametrize(("inner", "outer", "within"), [
    ("1950-10-07", "1950-10", True),
    ("1950-10", "1950-10-07", False),
    ("1950-10-07", "1950-10-07", True),
    ("1950-10-31/1950-11-01", "1950-10", False),
    ("1950-10-07", "1950-09-29/..", True),
    ("1950-09-28", "1950-09-29/..", False),
    ("../1950-10-06", "1950-10", True),
])
def test_a_date_lies_within_another_when_no_part_must_fall_outside(inner, outer, within):
    assert dates.parse(inner).lies_within(dates.parse(outer)) is within


@pytest.mark.parametrize(("one", "other", "after"), [
    ("1950-10-08", "1950-10-07", True),
    ("1950-10-07", "1950-10-07", False),
    ("1950-10", "1950-10-07", False),
    ("1950-11", "1950-10", True),
    ("1950-11", "1950-10/..", False),
    ("../1950-11", "1950-10", False),
])
def test_a_date_is_after_another_only_when_that_is_certain(one, other, after):
    assert dates.parse(one).after(dates.parse(other)) is after
