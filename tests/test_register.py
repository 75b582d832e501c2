"""Records together: the days that a paragraph tells of. What pages make of the rest is in test_pages.py."""

from edition.register import when
from helpers import small_edition


def dated(folder, events: str, *paragraphs: str) -> list[tuple[str, str] | None]:
    """The days that each paragraph tells of, where `events` are lines `id: date`."""
    records = "".join(f"{id}:\n  title: {id}\n  date: '{date}'\n" for id, date in (line.split() for line in events.splitlines()))
    text = "".join(f"{paragraph}\n{{: #p{number} answers=1 }}\n\n" for number, paragraph in enumerate(paragraphs, 1))
    edition = small_edition(folder, {"data/events.yml": records, "docs/chapter.md": f"# A\n\n{text}"})
    return [when(edition, f"p{number}") for number in range(1, len(paragraphs) + 1)]


def test_a_paragraph_tells_of_the_days_from_its_first_event_to_its_last(tmp_path):
    assert dated(tmp_path, "sailing 1919-03-08\nlanding 1919-04-23/1919-04-24", "[They landed](event:landing) after [sailing](event:sailing).") == [("1919-03-08", "1919-04-24")]


def test_a_paragraph_without_events_or_with_one_told_before_tells_of_no_day(tmp_path):
    assert dated(tmp_path, "sailing 1919-03-08", "[They sailed](event:sailing).", "It rained.", "Since [that day](event:sailing) it had rained.") == [("1919-03-08", "1919-03-08"), None, None]


def test_an_event_that_lasted_long_or_has_no_day_dates_no_paragraph(tmp_path):
    assert dated(tmp_path, "war 1914/1918\nfuture 1920-01-01/..", "[The war](event:war).", "[Later](event:future).") == [None, None]


def test_a_look_back_between_days_that_lie_close_together_is_an_aside(tmp_path):
    events = "sailing 1919-03-08\nnewton 1704-01-01\nlanding 1919-04-01"
    assert dated(tmp_path, events, "[Sailed](event:sailing).", "[As once](event:newton).", "[Landed](event:landing).") == [("1919-03-08", "1919-03-08"), None, ("1919-04-01", "1919-04-01")]


def test_a_part_of_the_text_about_another_time_is_no_aside(tmp_path):
    events = "sailing 1919-03-08\nnewton 1704-01-01\nreply 1704-01-20\nlanding 1919-04-01"
    told = dated(tmp_path, events, "[Sailed](event:sailing).", "[Once](event:newton).", "[Answered](event:reply).", "[Landed](event:landing).")
    assert [day and day[0][:4] for day in told] == ["1919", "1704", "1704", "1919"]
