"""A kind of record has one home: three files bring a new one, and every part of the edition treats it like the others.

The kind is a ship: named, it takes part in events, and its line, card, days and counterparts are made unlike those of
any other kind. Its three files are put into a copy of the program and of the sample; nothing else of the program is
touched.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from helpers import SAMPLE, copy_program, run, write

CLASS = '''"""A ship."""

from __future__ import annotations

from typing import Annotated

from edition.grammar.dates import EdtfDate, parse
from edition.grammar.refs import Ref
from edition.records.record import Card, Named, Names, Said, kind
from edition.records.values import Edtf, Text, To


@kind("ship", "ships", acts=True, dated=True, legend=True, dealing="voyage")
class Ship(Named):
    """A ship that carries people."""

    tons: int
    launched: Edtf
    lost: Edtf
    carried: tuple[Annotated[Ref, To("person")], ...] = ()
    log: Text | None = None

    @property
    def days(self) -> EdtfDate:
        return parse(f"{self.launched.text}/{self.lost.text}")

    def line(self, names: Names) -> str:
        return f"{self.tons} tons, with {' and '.join(names(who) for who in self.carried)}"

    def card(self) -> Card:
        return Card(f"SS {self.label}", (Said(self.log, by="The log"),) if self.log else ())

    def texts(self) -> tuple[str | None, ...]:
        return (self.log, *super().texts())

    def counterparts(self, one: Ref) -> tuple[Ref, ...]:
        return tuple(who for who in self.carried if who != one) if one in self.carried else ()
'''

TEMPLATE = """{% extends "record.md" %}
{% import "_parts.md" as part %}
{% block body %}
{% set sections = [("Part in events", edition.in_records(record.ref, "event", "participants"))] %}
{{ part.section(record, sections[0][0], sections[0][1], "events", true) }}
{{ part.dealings(record) }}
{{ part.name_list(record) }}
{{ part.in_text(record) }}
{{ part.other_records(record, sections) }}
{% endblock %}
"""

DATA = """anselm:
  names: [{form: Anselm}, {form: RMS Anselm}, {form: 安瑟姆, lang: zh-Hant}]
  tons: 5440
  launched: '1905'
  lost: '1941-07-05'
  carried: [person:arthur-eddington, person:frank-dyson]
  log: A **calm** passage to Lisbon.
  description: A liner of the Booth Line.
"""

EVENT = """
embarkation:
  title: The embarkation
  date: '1919-03-07'
  participants: [{who: person:arthur-eddington}, {who: ship:anselm, role: took them on board}]

landing:
  title: The landing
  date: '1919-03-14'
  participants: [{who: ship:anselm}]
"""

PROSE = (
    "# The voyage\n\nThey sailed on the [Anselm](ship:anselm) after [the embarkation](event:embarkation) until [the"
    " landing](event:landing).\n"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample beside a copy of the program that has three files more, and with an event and a page that speak of a
    ship.
    """
    folder = copy_program(tmp_path_factory.mktemp("kind"))
    root = folder / "tests" / "sample"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("site", "site.building"))
    write(folder, {"hooks/edition/records/ship.py": CLASS, "overrides/records/ship.md": TEMPLATE})
    write(root, {"data/ships.yml": DATA, "docs/voyage.md": PROSE})
    events = root / "data" / "events.yml"
    events.write_text(events.read_text("utf-8") + EVENT, "utf-8")
    return root


def call(root: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """A command of the copied program."""
    return run(*command, cwd=root, PYTHONPATH=str(root.parents[1] / "hooks"))


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site") / "site"
    built = call(root, "mkdocs", "build", "--strict", "-f", root / "mkdocs.yml", "-d", site)
    assert built.returncode == 0, built.stdout
    return site


def page(site: Path, path: str) -> str:
    return re.search(r"<article.*</article>", (site / path / "index.html").read_text("utf-8"), re.S)[0]


def text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def data(site: Path, path: str) -> dict:
    return json.loads((site / path).read_text("utf-8"))


def test_it_has_a_page_and_stands_in_the_register_with_its_mentions_and_every_spelling(site):
    assert text(re.search(r"<h1[^>]*>.*?</h1>", page(site, "ships/anselm"), re.S)[0]).startswith("Anselm")
    index = page(site, "ships")
    assert re.search(r'<a class="ref ship" href="anselm/"', index)
    assert "1 mention" in text(index) and "Mentions are counted by sentences of the text." in text(index)
    assert "<span hidden>RMS Anselm; 安瑟姆</span>" in index


def test_it_stands_in_the_index_of_names_under_every_form(site):
    names = page(site, "names")
    forms = [text(item) for item in re.findall(r"<li>.*?</li>", names, re.S) if "../ships/anselm/" in item]
    assert forms == ["Anselm ship", "RMS Anselm see Anselm ship", "安瑟姆 see Anselm ship"]


def test_the_search_knows_it_by_its_names_its_days_and_its_words(site):
    file = data(site, "search/index.json")
    number = [name for name, *_ in file["kinds"]].index("ship")
    assert file["kinds"][number] == ["ship", "Ships", "ships/", "/", "ship", 8, "named"]
    [at] = [at for at, kind in enumerate(file["units"]["kind"]) if kind == number]
    assert {field: values[at] for field, values in file["units"].items() if field not in ("kind", "derived")} == {
        "id": "anselm",
        "title": "Anselm",
        "line": "5440 tons, with Arthur Eddington and Frank Dyson",
        "names": ["RMS Anselm", "安瑟姆"],
        "text": "A calm passage to Lisbon. A liner of the Booth Line.",
        "from": "1905-01-01",
        "to": "1941-07-05",
    }


def test_the_card_of_a_link_shows_what_the_class_says(site):
    assert data(site, "data/previews.json")["ship:anselm"] == {
        "title": "SS Anselm",
        "line": "5440 tons, with Arthur Eddington and Frank Dyson",
        "text": "The log: A calm passage to Lisbon.",
        "native": ["zh-Hant", "安瑟姆"],
    }


def test_what_it_took_part_in_is_drawn_on_a_line_of_days(site):
    events = page(site, "ships/anselm")
    assert re.findall(r"<title>(.*?)</title>", events) == [
        "7 March 1919: The embarkation",
        "14 March 1919: The landing",
    ]
    assert "took them on board" in text(events)


def test_dealings_are_with_it_and_through_it(site):
    dealings = re.search(r'<h2 id="dealings">.*?(?=<h2)', page(site, "people/arthur-eddington"), re.S)[0]
    groups = dict(re.findall(r'<h3 class="side">(.*?)</h3>(.*?)(?=<h3|\Z)', dealings, re.S))
    said = {
        heading: [text(one) for one in re.findall(r"<summary>(.*?)</summary>", group)]
        for heading, group in groups.items()
    }
    assert said["Ships"] == ["1 event with Anselm"]
    assert [one for one in said["People"] if "Dyson" in one] == ["1 paper, 1 voyage with Frank Dyson"]
    assert [text(item) for item in re.findall(r"<li>.*?</li>", groups["People"], re.S) if "ships/anselm/" in item] == [
        "1905 – 5 July 1941 Anselm"
    ]


def test_it_is_in_the_data_with_its_fields_and_what_mentions_it(site):
    [ship] = data(site, "data/records.json")["ships"]
    assert (ship["title"], ship["address"], ship["fields"]["tons"]) == ("Anselm", "/ships/anselm/", 5440)
    assert ship["mentions"] == {
        "paragraphs": [],
        "pages": ["/voyage/"],
        "records": ["event:embarkation", "event:landing"],
    }


def test_the_legend_the_home_page_and_the_data_model_speak_of_it(site, root, tmp_path):
    assert 'a <span class="ref ship">ship</span>' in (site / "reading" / "index.html").read_text("utf-8")
    assert "1 ship" in text((site / "index.html").read_text("utf-8"))
    model = page(site, "about/data-model")
    assert 'id="ships"' in model
    assert "person:… or organization:… or ship:…" in text(model)
    assert call(root, "edition", "schema", "--root", root).returncode == 0
    assert (
        "ship"
        in json.loads((root / "schema" / "events.json").read_text("utf-8"))["$defs"]["Participant"]["properties"][
            "who"
        ]["pattern"]
    )


def test_the_check_counts_it_and_finds_nothing(root):
    checked = call(root, "edition", "check", "--root", root)
    assert checked.returncode == 0, checked.stdout
    assert "1 ship" in checked.stdout


@pytest.mark.parametrize(
    ("files", "finding"),
    [
        (
            {"data/ships.yml": DATA.replace("person:frank-dyson", "person:frank-dysn")},
            (
                "G007 ship:anselm carried.1 refers to person:frank-dysn, which is no record. Did you mean"
                " person:frank-dyson?"
            ),
        ),
        (
            {"docs/voyage.md": PROSE + "\nSo did the [Anselma](ship:anselma).\n"},
            "G007 The paragraph refers to ship:anselma, which is no record. Did you mean ship:anselm?",
        ),
        (
            {"data/ships.yml": DATA + DATA.replace("anselm:", "portugal:").replace("Anselm", "Portugal")},
            "G002 ship:portugal is mentioned nowhere.",
        ),
        (
            {"data/ships.yml": DATA + "  sources: {lloyds: {title: Lloyd’s}}\n  rests_on: {tons: loyds}\n"},
            "G008 ship:anselm cites the source 'loyds', which it does not define. Did you mean lloyds?",
        ),
        (
            {"data/edition.yml": (SAMPLE / "data/edition.yml").read_text("utf-8") + "require_sources: true\n"},
            "S001 ship:anselm the name 'Anselm' has no source.",
        ),
        ({"data/ships.yml": DATA.replace("person:arthur-eddington", "place:sobral")}, "place:sobral"),
        ({"data/ships.yml": DATA.replace("tons:", "tonnes:")}, "R001"),
        (
            {
                "data/events.yml": (
                    (SAMPLE / "data/events.yml").read_text("utf-8") + EVENT.replace("ship:anselm", "place:sobral")
                )
            },
            "place:sobral is no person or organization or ship",
        ),
    ],
    ids=[
        "a field leads nowhere",
        "prose leads nowhere",
        "nobody mentions it",
        "its source is not defined",
        "its name has no source",
        "of another kind",
        "no such field",
        "who may take part",
    ],
)
def test_the_checks_see_what_is_wrong_with_it(files, finding, root, tmp_path):
    copy = tmp_path / "tests" / "sample"
    for name in ("hooks", "overrides"):
        (tmp_path / name).symlink_to(root.parents[1] / name)
    shutil.copytree(root, copy)
    write(copy, files)
    checked = call(copy, "edition", "check", "--root", copy)
    assert checked.returncode == 1
    assert finding in checked.stdout
