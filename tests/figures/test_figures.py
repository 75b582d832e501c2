"""Figures: happenings on a line of days, places in per cent, links that the theme's quick loading leaves alone."""

import re

import pytest
from edition.figures.timeline import Happening, timeline
from edition.grammar.dates import parse

PERIOD = parse("1919-03-01/1919-05-31")


def happenings(*dates: str) -> list[Happening]:
    return [Happening(parse(date), f"Event {index}", f"../../events/e{index}/") for index, date in enumerate(dates, 1)]


def drawn(figure: str) -> list[str]:
    """The titles of what stands on the line, in the order of the drawing."""
    return re.findall(r"<title>(.*?)</title>", figure)


def places(figure: str) -> list[tuple[str, str]]:
    """Along the line in per cent and down the figure in pixels, of every dot."""
    return re.findall(r'<circle[^>]* cx="([\d.]+)%" cy="(\d+)"', figure)


def test_a_day_is_a_dot_and_a_span_is_a_bar():
    figure = timeline(happenings("1919-03-08", "1919-05-20/1919-05-29"), PERIOD)
    assert (
        '<a xlink:href="../../events/e1/" role="link" tabindex="-1"><title>8 March 1919: Event 1</title><circle'
        ' cx="9.3%" cy="8" r="4"/></a>' in figure
    )
    assert re.search(r'<title>20–29 May 1919: Event 2</title><rect x="[\d.]+%" y="6" width="9.5%" height="5"/>', figure)


def test_the_line_is_hidden_from_who_cannot_see_it_and_from_tabbing_because_a_list_says_the_same():
    figure = timeline(happenings("1919-03-08", "1919-05-29"), PERIOD)
    assert 'aria-hidden="true"' in figure
    assert figure.count("<a ") == figure.count('tabindex="-1"') == 2
    assert not re.search(r"\shref=", figure)


def test_what_falls_on_one_day_is_stacked_and_nothing_covers_another():
    figure = timeline(happenings("1919-04-15", "1919-04-15", "1919-04-16", "1919-05-15"), PERIOD)
    assert len(set(places(figure))) == 4
    assert len({across for across, _ in places(figure)}) == 3
    assert len({down for _, down in places(figure)}) == 3


def test_what_lies_outside_the_period_is_counted_and_not_drawn():
    figure = timeline(happenings("1905", "1919-03-08", "1919-05-29", "1920-02"), PERIOD)
    assert drawn(figure) == ["8 March 1919: Event 2", "29 May 1919: Event 3"]
    assert "<figcaption>1 March – 31 May 1919; 1 earlier, 1 later</figcaption>" in figure


@pytest.mark.parametrize(
    ("date", "left"),
    [
        ("../1919-04-10", "1 with an open date"),
        ("1919-04-10/..", "1 with an open date"),
        ("/1919-04-10", "1 with an open date"),
        ("../1905", "1 earlier"),
        ("1920/..", "1 later"),
    ],
)
def test_what_has_one_open_end_has_no_place_on_the_line_and_is_counted(date, left):
    figure = timeline(happenings(date, "1919-03-08", "1919-05-29"), PERIOD)
    assert drawn(figure) == ["8 March 1919: Event 2", "29 May 1919: Event 3"]
    assert f"<figcaption>1 March – 31 May 1919; {left}</figcaption>" in figure


def test_a_life_outside_the_period_has_its_own_line():
    figure = timeline(happenings("1592-05-23", "1593-02-08"), PERIOD)
    assert len(drawn(figure)) == 2
    assert "<figcaption>23 May 1592 – 8 February 1593</figcaption>" in figure


def test_a_long_line_is_labelled_by_years():
    figure = timeline(happenings("1592/1598", "1597"), None)
    assert re.findall(r">(\d{4})</text>", figure) == ["1592", "1593", "1594", "1595", "1596", "1597", "1598"]
    assert "<figcaption>1592–1598</figcaption>" in figure
    assert 'id="day"' not in figure


def test_months_stand_where_they_begin():
    assert re.findall(r"<text [^>]*>([^<]+)</text>", timeline(happenings("1919-03-08", "1919-05-29"), PERIOD)) == [
        "March",
        "April",
        "May",
    ]
    assert re.findall(r"<text [^>]*>([^<]+)</text>", timeline(happenings("1918-12-20", "1919-02-10"), None)) == [
        "January 1919",
        "February",
    ]


@pytest.mark.parametrize(
    ("dates", "labels", "caption"),
    [
        (("1592", "1989"), ["1600", "1650", "1700", "1750", "1800", "1850", "1900", "1950"], "1592–1989"),
        (("-0752", "1883"), ["500 BC", "AD 1", "500", "1000", "1500"], "753 BC – AD 1883"),
        (("-0043", "0014"), ["40 BC", "30 BC", "20 BC", "10 BC", "AD 1", "AD 10"], "44 BC – AD 14"),
        (("0014-08-19", "0037-03-16"), ["AD 15", "AD 20", "AD 25", "AD 30", "AD 35"], "AD 14–37"),
        (("-0043-12-20", "-0042-02-10"), ["January 43 BC", "February"], "20 December 44 BC – 10 February 43 BC"),
        (("-0043-03-15", "-0043-03-20"), [], "15–20 March 44 BC"),
        (("0000", "0003-06"), ["1 BC", "AD 1", "AD 2", "AD 3"], "1 BC – AD 3"),
        (
            ("Y-17000", "Y17000"),
            ["15,000 BC", "10,000 BC", "5000 BC", "AD 1", "5000", "10,000"],
            "17,001 BC – AD 17,000",
        ),
    ],
)
def test_a_line_of_any_age_and_length_is_labelled_by_round_years(dates, labels, caption):
    figure = timeline(happenings(*dates), None)
    assert re.findall(r">([^<]+)</text>", figure) == labels
    assert f"<figcaption>{caption}</figcaption>" in figure
    assert len(drawn(figure)) == 2


@pytest.mark.parametrize(
    "dates",
    [
        ("-999999", "1950"),
        ("Y-999999999999", "Y999999999999"),
        ("-9999", "9999"),
        ("-0001-12-31", "0000-01-01"),
        ("0001", "0002"),
    ],
)
def test_no_length_of_time_gives_more_than_eight_labels(dates):
    dates = tuple(date if date.lstrip("-").isdigit() is False or len(date) <= 5 else f"Y{date}" for date in dates)
    figure = timeline(happenings(*dates), None)
    assert len(re.findall(r"</text>", figure)) <= 8
    assert len(drawn(figure)) == 2


@pytest.mark.parametrize("dates", [(), ("1919-03-08",), ("1919-03-08/..", "../1919-03-08")])
def test_there_is_no_line_where_it_would_tell_nothing(dates):
    assert timeline(happenings(*dates), None) == ""


@pytest.mark.parametrize("open_", ["1919-04-01/..", "../1919-04-01", "1919-04-01/", "/1919-04-01"])
def test_a_happening_with_one_open_end_is_not_drawn_beside_those_that_have_both(open_):
    figure = timeline(happenings("1919-03-08", open_, "1919-05-29"), PERIOD)
    assert drawn(figure) == ["8 March 1919: Event 1", "29 May 1919: Event 3"]


def test_one_happening_is_enough_where_the_page_is_about_it():
    figure = timeline([Happening(parse("1919-03-08"), "This", here=True)], PERIOD, least=1)
    assert '<g><title>8 March 1919: This</title><circle class="here"' in figure
    assert "<a " not in figure


def test_a_date_that_is_no_day_is_drawn_as_vague():
    assert 'class="vague"' in timeline(happenings("1919-04", "1919-05-29"), PERIOD)
    assert 'class="vague"' in timeline(happenings("1919-04-02~", "1919-05-29"), PERIOD)


def test_names_are_escaped():
    figure = timeline([Happening(parse("1919-03-08"), "A <b> & c", 'x"y/'), *happenings("1919-05-29")], PERIOD)
    assert "<title>8 March 1919: A &lt;b&gt; &amp; c</title>" in figure
    assert 'xlink:href="x&quot;y/"' in figure


def test_an_event_costs_less_than_three_hundred_bytes():
    many = [
        Happening(
            parse("1919-04-02/1919-04-20"),
            "The expeditions observe the eclipse and bring the plates home",
            f"../../events/an-event-with-a-long-address-{index}/",
        )
        for index in range(40)
    ]
    assert (len(timeline(many, PERIOD)) - len(timeline(many[:2], PERIOD))) / 38 < 300
