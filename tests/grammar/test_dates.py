"""Dates: what an EDTF string means, how it is shown, and how dates compare."""

import pytest
from edition.grammar import dates


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
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
        ("/1950", None, (1950, 12, 31)),
        ("1950/", (1950, 1, 1), None),
        ("-0043-03-15", (-43, 3, 15), (-43, 3, 15)),
        ("0000-02", (0, 2, 1), (0, 2, 29)),  # 1 BC is a leap year
        ("0000-05-06", (0, 5, 6), (0, 5, 6)),
        ("-0043-XX-XX", (-43, 1, 1), (-43, 12, 31)),
        ("-004X", (-49, 1, 1), (-40, 12, 31)),
        ("-000X", (-9, 1, 1), (0, 12, 31)),
        ("000X", (0, 1, 1), (9, 12, 31)),
        ("18XX", (1800, 1, 1), (1899, 12, 31)),
        ("1950-21", (1950, 3, 1), (1950, 5, 31)),
        ("1951-24", (1951, 12, 1), (1952, 2, 29)),
        ("Y-17000", (-17000, 1, 1), (-17000, 12, 31)),
        ("Y170000002", (170000002, 1, 1), (170000002, 12, 31)),
        ("1950-21/1950-23", (1950, 3, 1), (1950, 11, 30)),
    ],
)
def test_a_date_runs_from_its_earliest_to_its_latest_day(text, earliest, latest):
    date = dates.parse(text)
    assert (date.earliest, date.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "8 March 1919",
        "1950-13",
        "1950-10-2",
        "",
        "yesterday",
        "1950/10/07",
        "1950-02-30",
        "1950-02-29",  # no such day
        "1950-10-03/1950-10-02",
        "-0043/-0044",
        "1950-10/1950-09",  # ends before it begins
        "1900-02-29",
        "-0001-02-29",
        "1950-00-01",
        "1950-10-00",
        "1950-10-32",  # no such day
        "1568-?03",
        "1568-~03",
        "?1568",
        "1568-03?-04",
        "Y17E7",
        "1950S2",
        "1XXX",
        "193X-10",
        "1950-XX-10",
        "XXXX",
        "[1950,1951]",
        "{1950,1951}",
        "1950..1952",  # level 2
        "1950-25",
        "1950-41",
        "1950-20",
        "1950-21-01",
        "1950-21?",
        "193X/194X",
        "1950-10-XX/1950-11",
        "Y1950",
        "Y01950",
        "Y17000-10",
        "+1950",
        "19500",
        "950",
        "-950",
        "-0000",
        "1950??",
        "1950?~",
        "~1950",  # no level at all
        "/",
        "../..",
        "../",
        "/..",
        "1950/1951/1952",
        "1950//1951",
        "1950-10-07T14:30:00Z",
        "１９５０",
        "1950 ",
        "\n1950",
        "1951, repr. 1990",
        "7 May 1951",
        "1950–51",
        "n.d.",
        "null",
        "Y" + "9" * 13,
        "9" * 5_000,
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        dates.parse(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
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
        ("0800-12-25", "25 December 800"),
        ("0014-08-19", "19 August AD 14"),
        ("0014", "AD 14"),
        ("0882", "882"),
        ("0100", "100"),
        ("-0044-03-15", "15 March 45 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("-0011-03", "March 12 BC"),
        ("0000-05-06", "6 May 1 BC"),
        ("Y-17000", "17,001 BC"),
        ("Y17000", "17,000"),
        ("Y170000002~", "about 170,000,002"),
        ("-0001/0001", "2 BC – AD 1"),
        ("-0752/1883", "753 BC – AD 1883"),
        ("-0099/-0043", "100–44 BC"),
        ("-0043-03-15/-0043-03-17", "15–17 March 44 BC"),
        ("-0043-03/-0043-04", "March–April 44 BC"),
        ("-0043-03-15/-0042-04-01", "15 March 44 BC – 1 April 43 BC"),
        ("-0043/-0042-03", "44 BC – March 43 BC"),
        ("0014/0037", "AD 14–37"),
        ("0096/0180", "AD 96–180"),
        ("0014-08-19/0014-08-21", "19–21 August AD 14"),
        ("0870/0882", "870–882"),
        ("0014-08-19/0037-03-16", "19 August AD 14 – 16 March AD 37"),
        ("../-0043", "by 44 BC"),
        ("186X", "1860s"),
        ("087X", "870s"),
        ("193X~", "about the 1930s"),
        ("193X?", "1930s (uncertain)"),
        ("190X", "between 1900 and 1909"),
        ("01XX", "between 100 and 199"),
        ("19XX", "between 1900 and 1999"),
        ("004X", "between AD 40 and 49"),
        ("-004X", "between 50 and 41 BC"),
        ("000X", "between 1 BC and AD 9"),
        ("-000X", "between 10 and 1 BC"),
        ("00XX", "between 1 BC and AD 99"),
        ("1919-05-29/1919-05-29", "29 May 1919"),
        ("1950/1950", "1950"),
        ("-0043/-0043", "44 BC"),
        ("1950-24", "winter 1950"),
        ("1950-21/1950-22", "spring–summer 1950"),
        ("-0043-21", "spring 44 BC"),
        ("1950/", "from 1950 (end not known)"),
        ("/1950-10-06", "until 6 October 1950 (beginning not known)"),
        ("1571~", "about 1571"),
        ("1950-10-02?/1950-10-03?", "2–3 October 1950 (uncertain)"),
    ],
)
def test_a_date_is_shown_the_way_the_edition_writes_dates(text, shown):
    assert str(dates.parse(text)) == shown


@pytest.mark.parametrize("text", ["1950-10-07T14:30:00", "1950-10-07T14:30:00+09:00", "1950-10-07T14:30:00/1950-10-08"])
def test_an_hour_has_a_field_of_its_own(text):
    with pytest.raises(ValueError, match="give it as `time`"):
        dates.parse(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1950–51", "1950/1951"),
        ("1950-1951", "1950/1951"),
        ("1899 – 1901", "1899/1901"),
        ("7 May 1951", "1951-05-07"),
        ("15 october 1950", "1950-10-15"),
        ("c. 1938", "1938~"),
        ("about 1938", "1938~"),
        ("circa 1938", "1938~"),
        ("30 February 1951", None),
        ("1951–50", None),
        ("n.d.", None),
        ("1951, repr. 1990", None),
    ],
)
def test_what_was_meant_is_said_where_that_is_clear(written, meant):
    assert dates.near(written) == meant


@pytest.mark.parametrize(
    ("text", "year", "shown"),
    [
        ("1950-10-15", 1950, "15 October"),
        ("1950-10-15", 195, "15 October 1950"),
        ("1950-10-15", None, "15 October 1950"),
        ("1950", 1950, "1950"),
        ("1571~", 1571, "about 1571"),
        ("1571-03~", 1571, "about March"),
        ("-0011-03-06", -11, "6 March"),
        ("-0011", -11, "12 BC"),
        ("0014-08-19", 14, "19 August"),
        ("1950-12-28/1951-01-03", 1950, "28 December – 3 January 1951"),
        ("1950-10-02/1950-10-03", 1950, "2–3 October"),
        ("1571/1573", 1571, "1571–1573"),
    ],
)
def test_under_a_heading_with_its_year_a_date_leaves_it_off_unless_nothing_else_is_said(text, year, shown):
    assert dates.display_under(text, year) == shown


@pytest.mark.parametrize(
    ("born", "died", "years"),
    [
        ("1893-12-26", "1976-09-09", "1893–1976"),
        ("1893", None, "1893–"),
        (None, "1976", "–1976"),
        (None, None, ""),
        ("1562-07-25?", "1598", "1562?–1598"),
        ("-0105-01-03", "-0042-12-07", "106–43 BC"),
        ("-0062-09-23", "0014-08-19", "63 BC – AD 14"),
        ("-0062", "0120", "63 BC – AD 120"),
        ("0882", None, "882–"),
        ("0014", None, "AD 14 –"),
        ("0012-08-31", "0041-01-24", "AD 12–41"),
        ("0069", "0122", "AD 69–122"),
        ("-0105", None, "106 BC –"),
        (None, "-0042", "–43 BC"),
        ("1893", "1940/1944", "1893–1940/1944"),
        ("1893", "1939~", "1893 – about 1939"),
        ("186X", "1939", "1860s–1939"),
        ("186X", "1939~", "1860s – about 1939"),
        ("18XX", "1939", "1800/1899–1939"),
        ("-004X", "0014", "50/41 BC – AD 14"),
        ("1893", "1940-03/1940-05", "1893–1940"),
        ("1893", "1940/..", "1893 – from 1940"),
        ("../1893", "1940", "by 1893 – 1940"),
        ("1893%", "1940", "about 1893? – 1940"),
        ("-0099~", "-0043", "about 100 – 44 BC"),
        ("Y-17000", None, "17,001 BC –"),
    ],
)
def test_a_life_is_told_by_its_years(born, died, years):
    assert dates.life(born and dates.parse(born), died and dates.parse(died)) == years


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("1950-07-08", "1951-04", "8 July 1950 – April 1951"),
        ("1949", None, "from 1949"),
        (None, "1951", "until 1951"),
        (None, None, ""),
        ("1911", "1911", "1911"),
        ("1912", "1912", "1912"),
        ("1912-03", "1912-05", "March–May 1912"),
        ("1911~", "1911~", "about 1911"),
        ("1912", "1917", "1912–1917"),
        ("1910/1911", "1915", "1910/1911 – 1915"),
        ("1910/1911", None, "from 1910/1911"),
        (None, "1910/1911", "until 1910/1911"),
        ("1910-03/1911-05", "1915", "March 1910 / May 1911 – 1915"),
        ("-0052/-0050", "-0042", "53/51 BC – 43 BC"),
        ("-0001/0002", None, "from 2 BC/AD 2"),
        ("../1911", None, "by 1911"),
        ("1911/..", None, "from 1911"),
        (None, "../1911", "by 1911"),
        ("186X", "1939", "1860s – 1939"),
        ("-0062", "-0058", "63–59 BC"),
        ("-0026-01", "0014", "January 27 BC – AD 14"),
    ],
)
def test_the_dates_of_an_office_are_said_once_and_in_words(start, end, said):
    assert dates.term(start and dates.parse(start), end and dates.parse(end)) == said


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("1950-10-15", "1950-10-15"),
        ("1950-10", "1950-10"),
        ("1950", "1950"),
        ("0800-12-25", "0800-12-25"),
        ("0001", "0001"),
        ("0000", None),
        ("-0043-03-15", None),
        ("Y17000", None),
        ("1950-21", None),
        ("195X", None),
        ("1950~", None),
        ("1950/1951", None),
        ("1950-10-XX", None),
        ("../1950", None),
    ],
)
def test_html_is_given_the_dates_that_it_takes(text, attribute):
    assert dates.parse(text).html == attribute


def test_dates_sort_by_their_first_day_and_then_by_their_last():
    written = [
        "Y17000",
        "0014",
        "-0043-03-15",
        "Y-17000",
        "-0044",
        "1950-11",
        "1950-10-07",
        "../1950-10-06",
        "1950-10-07/1950-10-09",
        "1950-11-01",
        "1950-10",
    ]
    assert sorted(written, key=lambda text: dates.parse(text).sort_key) == [
        "Y-17000",
        "-0044",
        "-0043-03-15",
        "0014",
        "1950-10",
        "../1950-10-06",
        "1950-10-07",
        "1950-10-07/1950-10-09",
        "1950-11-01",
        "1950-11",
        "Y17000",
    ]


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        ("1950-10-07", "1950-10", True),
        ("1950-10", "1950-10-07", False),
        ("1950-10-07", "1950-10-07", True),
        ("1950-10-31/1950-11-01", "1950-10", False),
        ("1950-10-07", "1950-09-29/..", True),
        ("1950-09-28", "1950-09-29/..", False),
        ("../1950-10-06", "1950-10", True),
        ("-0043-XX-XX", "-0043", True),
        ("-0043-03-15", "-0044/-0042", True),
        ("-0043-03-15", "-004X", True),
        ("-0050", "-004X", False),
    ],
)
def test_a_date_lies_within_another_when_no_part_must_fall_outside(inner, outer, within):
    assert dates.parse(inner).lies_within(dates.parse(outer)) is within


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [
        ("1950-10-08", "1950-10-07", True),
        ("1950-10-07", "1950-10-07", False),
        ("1950-10", "1950-10-07", False),
        ("1950-11", "1950-10", True),
        ("1950-11", "1950-10/..", False),
        ("../1950-11", "1950-10", False),
        ("-0042", "-0043", True),
        ("0001", "0000", True),
        ("-0042-XX-XX", "-0042-12-07", False),
        ("Y-17000", "-9999", False),
    ],
)
def test_a_date_is_after_another_only_when_that_is_certain(one, other, after):
    assert dates.parse(one).after(dates.parse(other)) is after
