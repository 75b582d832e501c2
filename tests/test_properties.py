"""Whatever is accepted can be used: editions drawn at random are read, checked, shown, drawn, printed, searched and
exported.

What is not accepted is a finding and never an exception. In the suite fifty examples of each kind and form, the same
every time; `make fuzz` draws five thousand others and prints the seed with which they come again.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import ClassVar

import hypothesis
import pytest
from edition import plain
from edition.exports import table as exports
from edition.figures import timeline
from edition.grammar import dates, days, refs
from edition.load import load
from edition.pages import build, templates
from edition.records.event import Event
from edition.records.record import KINDS
from edition.rendering.reader import resolver
from edition.search.units import units_of
from edition.showing import works
from edition.whole import relations
from edition.whole.edition import Edition
from generators import DRAWN, addresses, edition, near_dates, odd_texts, record
from generators import dates as drawn_dates
from generators import days as drawn_days
from helpers import REPOSITORY, TEMPLATES
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import BytecodeCache

hypothesis.configuration.set_hypothesis_home_dir(REPOSITORY / ".cache" / "hypothesis")
_FUZZ = int(os.environ.get("FUZZ", "0"))
settings.register_profile(
    "edition", max_examples=_FUZZ or 50, derandomize=not _FUZZ, database=None, deadline=None, print_blob=False,
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate], suppress_health_check=list(hypothesis.HealthCheck),
)  # fmt: skip
settings.load_profile("edition")


class _Compiled(BytecodeCache):
    """Templates compiled once for all examples."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


def everything(edition: Edition) -> None:
    """All that is made of an edition, by the very functions that the commands and the build call."""
    env = templates.environment(TEMPLATES, edition)
    env.bytecode_cache = _Compiled()
    made = build.build(edition, env)
    paths = {f"/{page.path}" for page in made} | {f"/{page.page}" for page in edition.prose}
    resolve = resolver(edition)
    for page in made:
        for found in refs.find(page.markdown):
            if found.ref.kind in KINDS and found.ref in edition.located:
                assert resolve(found.ref).href in paths
        plain.to_plain_markdown(edition, page.path, page.markdown)
    assert addresses(page.markdown for page in made) <= paths
    written = dict(exports.build(edition))
    for kind in KINDS.values():
        for entry in json.loads(written["data/records.json"])[kind.plural]:
            read = kind.record.model_validate({"id": entry["id"], **entry["fields"]})
            assert read == edition.get(refs.Ref(kind.name, entry["id"]))
    json.loads(written["data/previews.json"], parse_constant=pytest.fail)
    for unit in units_of(edition):
        assert (unit.first == unit.last == "") or (
            days.iso(days.from_iso(unit.first)) == unit.first and days.from_iso(unit.last)
        )
    assert set(works.entries(edition.by_kind["work"])) == {work.id for work in edition.by_kind["work"]}
    happened = [timeline.Happening(event.days, event.label, event.docs_page) for event in edition.by_kind["event"]]
    for period in (relations.period(edition), None):
        timeline.timeline(happened, period, least=1)


TRIED: Counter[tuple[str, bool]] = Counter()


@pytest.mark.parametrize("kind", DRAWN)
@given(data=st.data())
def test_whatever_comes_is_accepted_and_used_or_a_finding(kind, data):
    with tempfile.TemporaryDirectory() as folder:
        read, findings = load(edition(Path(folder), {kind: data.draw(record(kind, accepted=False))}))
        assert read is not None
        if not findings:
            everything(read)
        TRIED[kind, not findings] += 1


@given(subjects=st.fixed_dictionaries({kind: record(kind, accepted=True) for kind in DRAWN}))
def test_what_the_edition_promises_to_take_can_be_used_everywhere(subjects):
    with tempfile.TemporaryDirectory() as folder:
        read, findings = load(edition(Path(folder), subjects))
        # what no typeface has is taken where edition.yml leaves it to the readers' own (test_drawn)
        assert [finding for finding in findings if finding.code != "C001"] == []
        everything(read)


# --- dates ----------------------------------------------------------------------------------------------------------


@settings(max_examples=20 * (_FUZZ or 50))
@given(text=drawn_dates())
def test_every_date_of_level_1_has_words_a_place_in_time_and_a_life(text):
    date = dates.parse(text)
    assert date.text == text
    pairs = [(date, None), (None, date), (date, date)]
    for words in (str(date), *(say(*pair) for pair in pairs for say in (dates.life, dates.term))):
        assert words.strip() == words != ""
        assert "None" not in words and "-" not in words and "  " not in words
    if date.earliest and date.latest:
        assert date.earliest <= date.latest
        assert days.number(date.earliest) <= days.number(date.latest)


@settings(max_examples=20 * (_FUZZ or 50))
@given(text=near_dates() | odd_texts())
def test_what_is_no_date_is_refused_in_words_and_nothing_else_happens(text):
    try:
        assert str(dates.parse(text))
    except ValueError as error:
        assert type(error) is ValueError
        assert len(str(error)) < 250


@given(day=drawn_days())
def test_a_day_has_one_number_and_one_text_and_they_lead_back_to_it(day):
    assert days.from_number(days.number(day)) == day == days.from_iso(days.iso(day))
    assert days.from_number(days.number(day) + 1) > day
    assert dates.parse(days.iso(day)).earliest == day


# --- order ----------------------------------------------------------------------------------------------------------

_CLOCKS = st.sampled_from([None, "00:00", "03:00", "15:00", "23:59"])
_OFFSETS = st.sampled_from([None, "+00:00", "+09:00", "-05:00", "+12:00", "−12:00"])
_NEAR = st.sampled_from(
    [
        "1950-10-23",
        "1950-10-24",
        "1950-10-25",
        "1950-10",
        "../1950-10-24",
        "1950-10-24/..",
        "1950-10-24/1950-10-25",
        "-0043-03-15",
    ]
)
_EVENTS = st.builds(lambda *fields: _event(*fields), _NEAR | drawn_dates(), _CLOCKS, _OFFSETS, st.booleans())


@cache
def _event(date: str, time: str | None, offset: str | None, part: bool) -> Event:
    fields = {
        "id": "e",
        "title": "E",
        "date": date,
        "time": time,
        "utc_offset": offset,
        "part_of": "event:whole" if part else None,
    }
    return Event.model_validate({key: value for key, value in fields.items() if value is not None})


@settings(max_examples=10 * (_FUZZ or 50))
@given(one=_EVENTS, other=_EVENTS, third=_EVENTS)
def test_the_order_of_events_is_total_and_transitive(one, other, third):
    def before(a: Event, b: Event) -> bool:
        return a.sort_key < b.sort_key

    assert before(one, other) + before(other, one) + (one.sort_key == other.sort_key) == 1
    assert not (before(one, other) and before(other, third)) or before(one, third)
    assert not (one.sort_key == other.sort_key and before(other, third)) or before(one, third)


@settings(max_examples=10 * (_FUZZ or 50))
@given(one=_EVENTS, other=_EVENTS)
def test_the_order_of_events_is_that_of_their_instants_and_else_of_their_days(one, other):
    if one.instant is not None and other.instant is not None:
        assert (one.instant < other.instant) <= (one.sort_key < other.sort_key)
    first, second = (event.date.earliest or event.date.latest for event in (one, other))
    days = [event for event in (one, other) if event.time is None]
    # nothing without an hour stands behind a later day, where no clock of its own moves its noon
    if days and first < second and not any(event.utc_offset for event in days):
        assert one.sort_key < other.sort_key or (
            one.minute == other.minute and "12:00" in f"{one.utc_offset}{other.utc_offset}"
        )


@given(date=drawn_days(), ahead=st.integers(1, 9))
def test_nothing_certainly_happened_after_what_it_came_before(date, ahead):
    next_ = days.from_number(days.number(date) + ahead)
    hypothesis.assume(next_[0] <= 9999)
    earlier, later = (_event(days.iso(day), None, None, False) for day in (date, next_))
    assert later.after(earlier) and not earlier.after(later)
