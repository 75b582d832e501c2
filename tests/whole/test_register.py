"""Records together: the days that a paragraph tells of. What pages make of the rest is in test_pages.py."""

import pytest
from edition.grammar.dates import parse
from edition.grammar.refs import Ref
from edition.showing import dates as shown_dates
from edition.showing import lists
from edition.whole import relations
from edition.whole.days import days_of
from helpers import small_edition


def dated(folder, events: str, *paragraphs: str) -> list[tuple[str, str] | None]:
    """The days that each paragraph tells of, where `events` are lines `id: date`."""
    records = "".join(
        f"{id}:\n  title: {id}\n  date: '{date}'\n" for id, date in (line.split() for line in events.splitlines())
    )
    text = "".join(f"{paragraph}\n{{: #p{number} answers=1 }}\n\n" for number, paragraph in enumerate(paragraphs, 1))
    edition = small_edition(folder, {"data/events.yml": records, "docs/chapter.md": f"# A\n\n{text}"})
    return [days_of(edition, f"chapter.md#p{number}") for number in range(1, len(paragraphs) + 1)]


def test_a_paragraph_tells_of_the_days_from_its_first_event_to_its_last(tmp_path):
    assert dated(
        tmp_path,
        "sailing 1919-03-08\nlanding 1919-04-23/1919-04-24",
        "[They landed](event:landing) after [sailing](event:sailing).",
    ) == [("1919-03-08", "1919-04-24")]


def test_days_before_christ_are_told_in_iso_days(tmp_path):
    assert dated(
        tmp_path, "ides -0043-03-15\nfuneral -0043-03-20", "[The Ides](event:ides) and [after](event:funeral)."
    ) == [("-0043-03-15", "-0043-03-20")]


@pytest.mark.parametrize(
    ("date", "year", "shown"),
    [
        ("1950-10-15", 1950, '<time class="when" datetime="1950-10-15">15\u00a0October</time>'),
        ("0800-12-25", None, '<time class="when" datetime="0800-12-25">25\u00a0December\u00a0800</time>'),
        ("0014-08-19", None, '<time class="when" datetime="0014-08-19">19\u00a0August\u00a0AD\u00a014</time>'),
        ("-0011-03-06", -11, '<span class="when">6\u00a0March</span>'),
        ("1571~", 1571, '<span class="when">about\u00a01571</span>'),
        ("1950-21", None, '<span class="when">spring\u00a01950</span>'),
    ],
)
def test_a_date_in_the_margin_is_said_under_its_year_and_given_to_html_where_html_takes_it(date, year, shown):
    assert shown_dates.margin(parse(date), year) == shown


def test_the_index_of_events_runs_by_month_and_year_before_christ_too(tmp_path):
    dates = {
        "a": "-0043-03-15",
        "b": "-0043-03-20",
        "c": "-0042-10-03",
        "d": "0014-08-19",
        "e": "0800-12-25",
        "f": "-0099~",
    }
    edition = small_edition(
        tmp_path, {"data/events.yml": "".join(f"{id}: {{title: {id}, date: '{date}'}}\n" for id, date in dates.items())}
    )
    groups = lists.by_month(edition, edition.by_kind["event"])
    assert [(heading, [one.id for one in records]) for heading, _, records in groups][:3] == [
        ("100 BC", ["f"]),
        ("March 44 BC", ["a", "b"]),
        ("October 43 BC", ["c"]),
    ]


def test_months_stand_in_their_order_though_a_clock_further_east_is_ahead(tmp_path):
    events = (
        "korea: {title: K, date: '1950-11-01', time: '03:00', utc_offset: '+09:00'}\nwashington: {title: W, date:"
        " '1950-10-31', time: '15:00', utc_offset: '-05:00'}\n"
    )
    edition = small_edition(tmp_path, {"data/events.yml": events})
    assert [one.id for one in edition.by_kind["event"]] == ["korea", "washington"]
    assert [heading for heading, *_ in lists.by_month(edition, edition.by_kind["event"])] == [
        "October 1950",
        "November 1950",
    ]


def test_papers_and_books_of_one_event_stand_in_one_list(tmp_path):
    edition = small_edition(
        tmp_path,
        {
            "data/documents.yml": (
                "late: {title: Late, kind: letter, date: '1951'}\nearly: {title: Early, kind: letter, date: '1950'}\n"
            ),
            "data/works.yml": "book: {type: book, title: Book}\n",
        },
    )
    refs = [Ref("work", "book"), Ref("document", "late"), Ref("document", "early")]
    assert [ref.id for ref in relations.ordered(edition, refs)] == ["early", "late", "book"]


def test_a_paragraph_without_events_or_with_one_told_before_tells_of_no_day(tmp_path):
    assert dated(
        tmp_path,
        "sailing 1919-03-08",
        "[They sailed](event:sailing).",
        "It rained.",
        "Since [that day](event:sailing) it had rained.",
    ) == [("1919-03-08", "1919-03-08"), None, None]


def test_an_event_that_lasted_long_or_has_no_day_dates_no_paragraph(tmp_path):
    assert dated(
        tmp_path, "war 1914/1918\nfuture 1920-01-01/..", "[The war](event:war).", "[Later](event:future)."
    ) == [None, None]


def test_a_look_back_between_days_that_lie_close_together_is_an_aside(tmp_path):
    events = "sailing 1919-03-08\nnewton 1704-01-01\nlanding 1919-04-01"
    assert dated(
        tmp_path, events, "[Sailed](event:sailing).", "[As once](event:newton).", "[Landed](event:landing)."
    ) == [("1919-03-08", "1919-03-08"), None, ("1919-04-01", "1919-04-01")]


def test_a_part_of_the_text_about_another_time_is_no_aside(tmp_path):
    events = "sailing 1919-03-08\nnewton 1704-01-01\nreply 1704-01-20\nlanding 1919-04-01"
    told = dated(
        tmp_path,
        events,
        "[Sailed](event:sailing).",
        "[Once](event:newton).",
        "[Answered](event:reply).",
        "[Landed](event:landing).",
    )
    assert [day and day[0][:4] for day in told] == ["1919", "1704", "1704", "1919"]
