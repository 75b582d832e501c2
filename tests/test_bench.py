"""The benchmark measures what it says: the same records for both, phases that are there, growth as it is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bench import floor, made_up, run, timed
from edition.load import load
from helpers import LIMIT, REPOSITORY, copy_sample, environment


def test_made_up_records_have_what_they_say_and_no_finding(tmp_path):
    made_up.write(tmp_path, 200, (REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    edition, findings = load(tmp_path)
    assert findings == []
    assert {name: len(some) for name, some in edition.by_kind.items() if some} == {
        "event": 100,
        "person": 40,
        "place": 40,
        "organization": 20,
        "text": 2,
    }
    assert {
        len(located.record.sources) for located in edition.located.values() if located.record.ref.kind != "text"
    } == {2}
    for number in range(200):
        assert len(set(made_up.linked(number, 200)) - {number}) == 8
    assert len({made_up.word(number) for number in range(made_up.VOCABULARY)}) == made_up.VOCABULARY
    assert {number for number in range(1000) if made_up.HUB in made_up.linked(number, 1000)} >= set(range(0, 1000, 100))


def test_made_up_records_are_the_same_at_each_call(tmp_path):
    texts = []
    for name in ("one", "two"):
        root = made_up.write(tmp_path / name, 20, "site_name: Made up\nnav: []\n")
        texts.append({path.name: path.read_text("utf-8") for path in root.rglob("*") if path.is_file()})
    assert texts[0] == texts[1]


def test_fields_that_came_after_the_release_are_left_out_of_the_floor():
    value = {"title": "A", "late": 1, "names": [{"form": "B", "later": 2}]}
    assert floor._without(value, {"type": "extra_forbidden", "loc": ("late",)})
    assert floor._without(value, {"type": "extra_forbidden", "loc": ("names", 0, "later")})
    assert not floor._without(value, {"type": "missing", "loc": ("title",)})
    assert value == {"title": "A", "names": [{"form": "B"}]}


def test_the_clock_knows_every_phase_of_a_build(tmp_path):
    root = copy_sample(tmp_path)
    report = tmp_path / "report.json"
    call = [sys.executable, timed.__file__, str(report), "build", "-q", "-f", str(root / "mkdocs.yml")]
    subprocess.run(call, env=environment(), check=True, timeout=LIMIT)
    spent = json.loads(report.read_text("utf-8"))
    assert list(spent) == timed.PHASES
    large = {"search"}  # the words of the sample stand in one file
    assert {phase for phase, (cpu, wall) in spent.items() if wall == 0} == large


def test_a_name_that_is_gone_is_no_phase():
    with pytest.raises(AttributeError):
        timed.attach(timed.Clock(), {"read": ["edition.load:gone"]})


def test_time_within_another_phase_is_counted_once(monkeypatch):
    ticks = iter(range(100))
    monkeypatch.setattr(timed, "cpu", lambda: 0.0)
    monkeypatch.setattr(timed.time, "perf_counter", lambda: float(next(ticks)))
    clock = timed.Clock()  # at 0
    inner = clock.within("check", lambda: None)  # enters and leaves, a second each
    clock.within("read", lambda: [inner(), inner()])()
    assert {phase: wall for phase, (_, wall) in clock.spent.items() if wall} == {"start": 1, "read": 3, "check": 2}


@pytest.mark.parametrize(("power", "said"), [(1, 1.0), (2, 2.0), (0.5, 0.5)])
def test_the_exponent_is_the_growth(power, said):
    assert run.exponent([(size, 3 * size**power) for size in (1000, 3000, 10000)]) == pytest.approx(said)


def test_a_table_has_ratios_to_the_floor_and_the_time_of_each_phase():
    phases = {phase: [0.5, 1.0] for phase in timed.PHASES}
    ours = run.Build(6.0, 8.0, 200.0, phases, 18_000_000, 14_000_000, 633)
    plain = run.Build(3.0, 4.0, 60.0, phases, 21_000_000, 18_000_000, 632)
    subject = run.Subject("ours", Path(), Path(), print, print)
    lines = run.table(subject, {"cold": ours, run.FLOOR: plain}).splitlines()
    assert lines[1] == "ours, 633 pages (the floor: 632)"
    assert lines[3].split() == ["cold", "6.00", "2.00", "8.00", "2.00", "200", "18.0", "14.0"]
    assert lines[5].split()[-len(timed.PHASES) :] == timed.PHASES
    assert lines[6].split() == ["cold"] + ["0.50"] * len(timed.PHASES)


def test_figures_are_added_to_those_of_earlier_states(tmp_path, monkeypatch):
    earlier = run.FIGURES.read_text("utf-8")
    monkeypatch.setattr(run, "FIGURES", tmp_path / "figures.tsv")
    run.FIGURES.write_text(earlier, "utf-8")
    plain = run.Build(3.0, 4.0, 60.0, {}, 0, 0, 632)
    run.keep("0.4.0", run.Subject("ours", Path(), Path(), print, print), {"cold": plain, run.FLOOR: plain})
    assert run.FIGURES.read_text("utf-8").startswith(earlier)
    rows = [line.split("\t") for line in run.FIGURES.read_text("utf-8").splitlines() if line[0] != "#"]
    assert rows[0] == run.COLUMNS
    assert {len(row) for row in rows} == {len(run.COLUMNS)}
    assert [row[0] for row in rows[-2:]] == ["0.4.0", "0.4.0"]
