"""Addresses stay: each of the ledger is there or leads on, in the check and in the site, through a hundred edits."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import site_checker as checker
from edition.__main__ import main
from edition.checks import addresses as checks
from edition.checks import texts
from edition.exports import previews, redirects
from edition.grammar import addresses as page_addresses
from edition.grammar.refs import Ref
from edition.reading import material as reading
from edition.reading.addresses import is_address
from edition.records.record import KINDS
from edition.rendering import moved
from edition.search.units import units_of
from edition.whole import ledger
from edition.whole.edition import Edition
from helpers import REPOSITORY, SAMPLE, mkdocs_build, small_edition, write

EDITS, SEED = 100, 1919


def read(root: Path) -> Edition:
    return Edition(reading.read(root))


def problems(edition: Edition) -> list[str]:
    """What the check says of addresses and of paragraphs."""
    return sorted(map(str, [*checks.addresses(edition), *texts.written(edition)]))


def not_found(site: checker.Site, addresses: list[str]) -> list[str]:
    """Addresses at which a built site has nothing, or a page that leads nowhere: by its files alone."""
    dead = {problem.partition(": ")[0] for problem in checker.dead_links(site)}
    lost = []
    for address in addresses:
        path, _, id = address.partition("#")
        page = site.pages.get(f"{path}index.html".lstrip("/"))
        onward = [link.url for link in page.links if link.attribute == "refresh"] if page else []
        if page and onward and id not in page.ids:  # the script takes the place along
            target = site.target(page, onward[0])
            page = site.pages.get(target[0]) if target else None
        if page is None or (id and id not in page.ids) or page.path in dead:
            lost.append(address)
    return lost


# --- what the check says ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("root", [REPOSITORY, SAMPLE], ids=["real", "sample"])
def test_all_that_the_search_or_a_card_leads_to_is_an_address(root):
    edition = read(root)
    there = ledger.addresses(edition)
    assert [unit.address for unit in units_of(edition) if f"/{unit.address}" not in there] == []
    cards = [Ref(*ref.split(":")) for ref in json.loads(previews.export(edition))]
    assert [ref for ref in cards if page_addresses.rooted(edition.get(ref).docs_page) not in there] == []


@pytest.mark.parametrize("root", [REPOSITORY, SAMPLE], ids=["real", "sample"])
def test_neither_search_nor_cards_lead_to_an_old_address(root):
    edition = read(root)
    assert {f"/{unit.address}" for unit in units_of(edition)} & ledger.moved(edition).keys() == set()


def test_the_ledger_of_the_edition_names_its_release_and_is_sorted():
    for root in (REPOSITORY, SAMPLE):
        lines = (root / "data/addresses.txt").read_text("utf-8").splitlines()
        assert lines[2].startswith("release ")
        assert lines[3:] == sorted(set(lines[3:])) and all(map(is_address, lines[3:]))


def test_a_paragraph_of_the_text_that_redirects_is_not_missed(sample):
    page, listed = sample / "docs/reading.md", sample / "data/redirects.yml"
    page.write_text(page.read_text("utf-8").replace("#two-parties ", "#two-ships "), "utf-8")
    assert [line.split(" ")[1] for line in problems(read(sample))] == ["P004", "P003"]
    listed.write_text(listed.read_text("utf-8") + "/reading/#two-parties: /reading/#two-ships\n", "utf-8")
    assert main(["mint", "--root", str(sample)]) == 0
    assert problems(read(sample)) == []


def test_a_note_that_is_gone_is_named_with_its_page_its_text_and_its_marker(sample):
    for name, old, new in (("docs/reading.md", "[^3]", ""), ("data/texts.yml", "notes: 3", "notes: 2")):
        (sample / name).write_text((sample / name).read_text("utf-8").replace(old, new), "utf-8")
    notes = (sample / "data/notes.yml").read_text("utf-8")
    (sample / "data/notes.yml").write_text(re.sub(r"^'3':\n(  .*\n)+", "", notes, flags=re.M), "utf-8")
    gone = [line.split("The address ")[1].split(" is gone")[0] for line in problems(read(sample))]
    assert gone == ["/notes/3/", "/reading/#fn:3", "/reading/#fnref:3"]


def test_mint_adds_to_the_ledger_and_takes_nothing_out(sample):
    file = sample / "data/addresses.txt"
    before = file.read_text("utf-8")
    assert main(["mint", "--root", str(sample)]) == 0
    assert file.read_text("utf-8") == before
    (sample / "docs/essay-two.md").write_text("# Two\n\n## Part {#part}\n\nOf [Dyson](person:frank-dyson).\n", "utf-8")
    assert main(["mint", "--root", str(sample)]) == 0
    added = set(file.read_text("utf-8").splitlines()) - set(before.splitlines())
    assert added == {"/essay-two/", "/essay-two/#two", "/essay-two/#part"}
    assert "/people/eddington/" in file.read_text("utf-8")


def test_a_ledger_that_is_gone_is_missed(sample):
    (sample / "data/addresses.txt").unlink()
    assert "D005" in [line.split(" ")[1] for line in problems(read(sample))]


def test_the_addresses_of_a_file_that_cannot_be_read_are_not_called_gone(sample):
    (sample / "data/people.yml").write_text("jane: [", "utf-8")
    assert [line for line in problems(read(sample)) if "/people/" in line] == []


def test_redirects_that_cannot_be_read_are_not_called_missing(sample):
    (sample / "data/redirects.yml").write_text("/a/: [", "utf-8")
    material = reading.read(sample)
    assert [finding.code for finding in material.findings] == ["Y004"]
    assert problems(Edition(material)) == []


@pytest.mark.parametrize("wrong", [
    "people/jane/", "/people/jane", "https://a.example/", "/a/../b/", "/a/./", "//a.example/", "/a/#", "/a b/",
    "/a/?q=1", "/a%20b/", "/a/#b#c", "/a\\b/", "", "javascript:x",
])  # fmt: skip
def test_what_is_no_address_is_refused_in_both_files(tmp_path, wrong):
    assert not is_address(wrong)
    files = {
        "data/edition.yml": "title: S\n",
        "data/addresses.txt": f"release 1\n{wrong}\n",
        "data/redirects.yml": f"{json.dumps(wrong)}: /b/\n/b/: {json.dumps(wrong)}\n",
    }
    found = [
        str(one).split(" ")[:2]
        for one in reading.read(write(tmp_path, files)).findings
        if one.path != "data/edition.yml"
    ]
    assert ["data/redirects.yml:2:", "R003"] in found
    assert (["data/addresses.txt:2:", "R003"] in found) is bool(wrong)


@pytest.mark.parametrize(
    "right",
    ["/", "/#top", "/chapter/", "/chapter/#fn:3", "/works/nie/#_1", "/works/nie/#聂荣臻回忆录", "/a/b/c/#19501953"],
)
def test_what_is_an_address_is_taken(right):
    assert is_address(right)


# --- pages ------------------------------------------------------------------------------------------------------------


MOVED = {
    "data/edition.yml": (
        "title: Small\neditors: Us\nrelease: '1'\ndate: '2020-02-29'\nrights: Free\n"
        ""
    ),
    "data/addresses.txt": "release 1\n/old/\n/old/#a\n/old/deeper/\n/chapter/#gone\n/chapter/#away\n",
    "data/people.yml": "jane: {names: [{form: 'Jane <b>&'}]}\n",
    "docs/chapter.md": "# Small\n\n## New {#new}\n\nOf [Jane](person:jane).\n",
    "data/redirects.yml": (
        "/old/: /people/jane/\n/old/#a: /chapter/#new\n/old/deeper/: /\n"
        "/chapter/#gone: /chapter/#new\n/chapter/#away: /people/jane/\n"
    ),
    "docs/index.md": "# Home\n",
}  # fmt: skip


def test_the_page_at_an_old_address_leads_on_without_a_server_or_a_script(tmp_path):
    pages = dict(redirects.pages(small_edition(tmp_path, MOVED)))
    assert list(pages) == ["old/index.html", "old/deeper/index.html"]
    page = pages["old/index.html"]
    assert '<link rel="canonical" href="../people/jane/">' in page
    assert '<noscript><meta http-equiv="refresh" content="0; url=../people/jane/index.html"></noscript>' in page
    assert '<a data-moved href="../people/jane/index.html">Jane &lt;b&gt;&amp;</a>' in page
    assert (
        '<p class="moved" id="a">What stood here is now at <a href="../chapter/index.html#new">Small</a>.</p>' in page
    )
    assert '<meta name="robots" content="noindex">' in page
    assert 'url=../../index.html"' in pages["old/deeper/index.html"]
    assert 'src="../../assets/moved.js"' in pages["old/deeper/index.html"]


def test_a_place_that_is_gone_leaves_its_id_where_its_page_is(tmp_path):
    marks = moved.marks(small_edition(tmp_path, MOVED))
    assert (
        moved.leave_ids(marks, "chapter.md", '<h1 id="small">Small</h1>\n<h2 id="new">New</h2>')
        == '<h1 id="small">Small</h1>\n<h2 id="new"><span class="moved" id="gone" data-now="new"></span>New</h2>\n'
        '<p class="moved" id="away">What stood here is now at <a href="../people/jane/">Jane &lt;b&gt;&amp;</a>.</p>'
    )
    assert moved.leave_ids(marks, "index.md", "<h1>Home</h1>") == "<h1>Home</h1>"


@pytest.mark.parametrize(("content", "expected"), [
    ("<p>a</p><p id=n>b</p>", "<p>a</p><p id=n>|b</p>"),
    ('<p title="a>b" id="n">b</p>', '<p title="a>b" id="n">|b</p>'),
    ("<p>é\n평양</p>\n<p\n id='n'>b</p>", "<p>é\n평양</p>\n<p\n id='n'>|b</p>"),
    ("<table id=n><tr><td>b</table>", "|<table id=n><tr><td>b</table>"),
    ("<ul id=n><li>b</ul>", "|<ul id=n><li>b</ul>"),
    ('<pre>&lt;p id="n"></pre><!-- <p id="n"> --><li id=n>b', '<pre>&lt;p id="n"></pre><!-- <p id="n"> --><li id=n>|b'),
    ('<img id="n"/>', '|<img id="n"/>'),
    ('<p data-id="n">a</p>', '|<p data-id="n">a</p>'),
])  # fmt: skip
def test_the_mark_stands_where_html_lets_it(content, expected):
    marks = {"/a/": [moved.Mark("old", "/a/#n", "A")]}
    assert moved.leave_ids(marks, "a.md", content) == expected.replace(
        "|", '<span class="moved" id="old" data-now="n"></span>'
    )


def test_every_address_of_release_0_3_0_is_there_or_leads_on(real_site):
    site = checker.read(real_site)
    listed = list(read(REPOSITORY).addresses.lines)
    assert len(listed) > 60
    assert not_found(site, listed) == []
    assert not_found(site, ["/people/nobody/", "/chapter/#nothing"]) == ["/people/nobody/", "/chapter/#nothing"]


def test_every_address_of_the_sample_is_there_or_leads_on(sample_site):
    assert not_found(checker.read(sample_site), list(read(SAMPLE).addresses.lines)) == []


# --- a hundred edits --------------------------------------------------------------------------------------------------


class Author:
    """Somebody who edits the sample: an edit returns the addresses it takes away, with what stands in their stead."""

    def __init__(self, root: Path, draw: Random) -> None:
        self.root, self.draw, self.count = root, draw, 0
        self.essay = "docs/essays/first.md"
        people = "".join(f"guest-{n}:\n  names: [{{form: Guest {n}}}]\n" for n in range(12))
        self.change("data/people.yml", lambda text: text + people)
        parts = "".join(
            f"## Part {n} {{#part-{n}}}\n\nSaid [once](person:guest-{n}).\n{{: #said-{n} }}\n\n" for n in range(12)
        )
        write(root, {self.essay: f"# An essay\n\n{parts}"})
        self.mint()

    def mint(self) -> None:
        """As the command does, without a check of all else."""
        edition = read(self.root)
        ids = [paragraph.id for text in edition.texts for paragraph in text.paragraphs if paragraph.id]
        old = {id for id, _ in edition.ledger}
        self.change("data/paragraph-ids.txt", lambda text: text + "".join(f"{id}\n" for id in ids if id not in old))
        self.change("data/addresses.txt", lambda text: ledger.minted(edition))
        self.edition = read(self.root)

    def change(self, name: str, how: Callable[[str], str]) -> None:
        path = self.root / name
        path.write_text(how(path.read_text("utf-8")), "utf-8")

    def append(self, name: str, lines: str) -> None:
        self.change(name, lambda text: text + lines)

    def fresh(self, old: str) -> str:
        self.count += 1
        return f"{re.sub('-x[0-9]+$', '', old)}-x{self.count}"

    def page(self) -> str:
        return page_addresses.rooted(self.essay.removeprefix("docs/"))

    def rename_record(self) -> dict[str, str]:
        """Under another id, everywhere it is referred to."""
        edition = self.edition
        ref = self.draw.choice([ref for ref in sorted(edition.located) if ref.kind not in ("note", "text")])
        file, new = edition.located[ref].path, self.fresh(ref.id)
        if Path(file).stem == ref.id:
            (self.root / file).rename(self.root / Path(file).with_name(f"{new}.yml"))
        else:
            self.change(file, lambda text: re.sub(rf"^{ref.id}:", f"{new}:", text, count=1, flags=re.M))
        for path in [*self.root.glob("data/**/*.yml"), *self.root.glob("docs/**/*.md")]:
            text = path.read_text("utf-8")
            path.write_text(re.sub(rf"\b{ref.kind}:{ref.id}(?![\w-])", f"{ref.kind}:{new}", text), "utf-8")
        folder = KINDS[ref.kind].plural
        return {f"/{folder}/{ref.id}/": f"/{folder}/{new}/"}

    def remove_record(self) -> dict[str, str]:
        """A guest, and the words that led to it."""
        text = (self.root / "data/people.yml").read_text("utf-8")
        guests = re.findall(r"^(guest-[\w-]+):\n", text, re.M)
        if not guests:
            return self.rename_record()
        gone = self.draw.choice(guests)
        self.change("data/people.yml", lambda text: re.sub(rf"^{gone}:\n(  .*\n)+", "", text, flags=re.M))
        self.change(self.essay, lambda text: text.replace(f"[once](person:{gone})", "once"))
        return {f"/people/{gone}/": self.draw.choice(["/people/", "/people/frank-dyson/", self.page()])}

    def rename_place(self, file: str, page: str) -> dict[str, str]:
        """A heading's or a paragraph's id."""
        old = self.draw.choice(re.findall(r"\{:? ?#([\w-]+)", (self.root / file).read_text("utf-8")))
        new = self.fresh(old)
        self.change(file, lambda text: re.sub(rf"(\{{:? ?#){old}(?![\w-])", rf"\g<1>{new}", text))
        return {f"{page}#{old}": f"{page}#{new}"}

    def rename_in_text(self) -> dict[str, str]:
        return self.rename_place("docs/reading.md", "/reading/")

    def rename_in_essay(self) -> dict[str, str]:
        return self.rename_place(self.essay, self.page())

    def reword_title(self) -> dict[str, str]:
        """A heading whose id are its words."""
        old = re.search("^# (.*)", (self.root / self.essay).read_text("utf-8"), re.M)[1]
        new = f"An essay {self.count}"
        self.count += 1
        self.change(self.essay, lambda text: text.replace(f"# {old}\n", f"# {new}\n", 1))
        slug = {words: words.lower().replace(" ", "-") for words in (old, new)}
        return {f"{self.page()}#{slug[old]}": f"{self.page()}#{slug[new]}"} if old != new else {}

    def remove_section(self) -> dict[str, str]:
        """A heading and its paragraph; both are told on another page, or in what follows."""
        parts = re.findall(
            r"(## .*\{#([\w-]+)\}\n\n.*\n\{: #([\w-]+) \}\n\n)", (self.root / self.essay).read_text("utf-8")
        )
        if len(parts) < 4:
            return self.rename_in_essay()
        whole, *ids = self.draw.choice(parts)
        self.change(
            self.essay,
            lambda text: text.replace(whole, re.sub(r"## .*\n\n|\n\{:.*", "", whole) if "person:" in whole else ""),
        )
        return {
            f"{self.page()}#{id}": self.draw.choice([self.page(), "/reading/", "/people/frank-dyson/"]) for id in ids
        }

    def rename_page(self) -> dict[str, str]:
        """Its places go with it, under their ids."""
        old, page = self.essay, self.page()
        self.essay = f"docs/essays/{self.fresh('essay')}.md"
        (self.root / old).rename(self.root / self.essay)
        return {page: self.page()}

    EDITS = (rename_record, rename_record, rename_record, remove_record, rename_in_text, rename_in_text,
             rename_in_essay, rename_in_essay, reword_title, remove_section, rename_page)  # fmt: skip


def named(lines: list[str]) -> set[str]:
    """The addresses that findings call gone."""
    gone = {match[1] for line in lines if (match := re.search(r" D001 The address (\S+) is gone", line))}
    return gone | {
        f"/reading/#{match[1]}" for line in lines if (match := re.search(r" P004 The paragraph '(\S+)'", line))
    }


def test_a_hundred_edits_drawn_at_random_lose_no_address(sample, tmp_path):
    author = Author(sample, Random(SEED))
    ever = set(read(sample).addresses.lines)
    kinds: set[str] = set()
    for number in range(EDITS):
        edit = author.draw.choice(Author.EDITS)
        kinds.add(edit.__name__)
        gone = edit(author)
        assert gone and gone.keys() <= ever, (number, edit.__name__)
        assert named(problems(read(sample))) == gone.keys(), (number, edit.__name__)
        author.append("data/redirects.yml", "".join(f"{old}: {new}\n" for old, new in gone.items()))
        author.mint()
        edition = author.edition
        assert problems(edition) == [], (number, edit.__name__)
        assert {old: ledger.destination(edition, old) for old in ever if not ledger.destination(edition, old)} == {}
        assert {old: ledger.destination(edition, old) for old in gone} == gone
        ever |= edition.addresses.lines.keys()
    assert kinds == {edit.__name__ for edit in Author.EDITS}
    built = mkdocs_build(sample, tmp_path / "site")
    assert built.returncode == 0, built.stdout
    assert not_found(checker.read(tmp_path / "site"), sorted(ever)) == []
