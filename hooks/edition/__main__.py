"""The edition from the command line: `python -m edition COMMAND`.

    check           print every finding; exit 1 if there is one
    pages OUT       write every page as plain Markdown, links by relative path, for any other site generator
    export OUT      write the data files
    schema          write the JSON Schemas that editors use, into schema/
    mint            add new paragraph ids of the reading text, and new addresses, to their ledgers
    mentions FILE   print every mention found in the source text, and why
    annotate FILE   write the standoff annotations of the source text into data/
    anchors FILE    find the stored annotations in a text, and list those that are not in it

All take `--root DIR`, the folder of mkdocs.yml, data/ and docs/ (default: the current one), and `--source FILE`, the
chapter's own text, where it is at hand.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

from edition import plain
from edition.exports import table as exports
from edition.exports.schemas import schemas
from edition.faces import fonts
from edition.findings import counted
from edition.load import find_text, load, shown, source_path
from edition.reading.addresses import ADDRESSES_FILE
from edition.reading.material import ANNOTATIONS_FILE, LEDGER_FILE
from edition.showing import counts
from edition.source import again, mentions, stored
from edition.source import text as source_text
from edition.source.text import SourceText
from edition.terminal import tell_anywhere
from edition.whole import ledger
from edition.whole.edition import Edition


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the return value is the exit code: 0, 1 for findings, 2 for a wrong call or a machine without the
    typefaces.
    """
    parser = argparse.ArgumentParser(
        prog="python -m edition", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("out", nargs="?", type=Path)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument(
        "--source", type=Path, default=os.environ.get("SOURCE"), help="the chapter's own text; default: $SOURCE"
    )
    call = parser.parse_args(arguments)
    tell_anywhere()
    if call.command in ("pages", "export") and call.out is None:
        parser.error(f"{call.command} needs a folder to write to")
    if call.source and not call.source.is_file():
        parser.error(f"no file {call.source}")
    try:
        return COMMANDS[call.command](call)
    except fonts.MissingFace as error:
        print(error, file=sys.stderr)
        return 2


def check(call: argparse.Namespace) -> int:
    """Print findings and counts."""
    edition, findings = load(call.root, call.source)
    for finding in findings:
        print(finding)
    if edition:
        for sentence in counts.sentences(edition):
            print(sentence)
        print(
            "Quotations, notes and names compared with the source text."
            if find_text(edition, call.root, call.source)
            else "The source text is not at hand: quotations were not compared with it."
        )
    print(f"{counted(len(findings), 'finding')}.")
    return 1 if findings else 0


def write_pages(call: argparse.Namespace) -> int:
    """Write every page, by hand and from data, as plain Markdown."""
    edition, findings = load(call.root, call.source)
    if findings or edition is None:
        return check(call)
    pages = plain.pages(edition, call.root)
    for path, text in (*pages, *exports.build(edition)):
        _write(call.out / path, text)
    print(f"{counted(len(pages), 'page')} in {call.out}")
    return 0


def write_exports(call: argparse.Namespace) -> int:
    """Write the data files."""
    edition, findings = load(call.root, call.source)
    if findings or edition is None:
        return check(call)
    for path, text in exports.build(edition):
        _write(call.out / path, text)
        print(call.out / path)
    return 0


def write_schemas(call: argparse.Namespace) -> int:
    """Write a JSON Schema for each data file, for the yaml-language-server line at its head."""
    folder = call.root / "schema"
    shutil.rmtree(folder, ignore_errors=True)
    for name, schema in schemas().items():
        _write(folder / name, json.dumps(schema, ensure_ascii=False, indent=1) + "\n")
    print(f"{len(schemas())} schemas in {folder}")
    return 0


def list_mentions(call: argparse.Namespace) -> int:
    """Print each mention in the source text as a table: paragraph, offset, form, target, why."""
    edition, text = _edition_and_text(call)
    found, undecided = mentions.find_mentions(edition, text)
    print("paragraph", "start", "end", "form", "target", "why", sep="\t")
    for one in found:
        print(
            one.paragraph, one.start, one.end, text[one.paragraph][one.start : one.end], one.target, one.why, sep="\t"
        )
    for name in undecided:
        print(
            name.paragraph, name.start, name.end, name.form, " or ".join(map(str, name.targets)), "undecided", sep="\t"
        )
    return 1 if undecided else 0


def annotate(call: argparse.Namespace) -> int:
    """Write the standoff annotations of the source text to data/annotations.jsonld."""
    edition, text = _edition_and_text(call)
    items = stored.stored_annotations(edition, text)
    _write(call.root / "data" / ANNOTATIONS_FILE, stored.to_jsonld(text.sha256, items))
    print(f"{counted(len(items), 'annotation')} of the text {text.sha256[:12]}… in data/{ANNOTATIONS_FILE}")
    return 0


def find_anchors(call: argparse.Namespace) -> int:
    """Find the stored annotations in a text and print those that are not in it, with paragraph and reason."""
    edition, text = _edition_and_text(call)
    sha256, items = stored.from_jsonld(edition.annotations or "{}")
    found, lost = again.anchor_again(items, sha256, text)
    print("The same text." if text.sha256 == sha256 else "Another text: annotations are looked for by their words.")
    for one in lost:
        print(
            f"paragraph {one.annotation.paragraph}: {one.annotation.role} {one.annotation.target}"
            f" “{one.annotation.quotes[0].exact}”: {one.reason}."
        )
    print(f"{len(found)} of {len(items)} annotations found.")
    return 1 if lost else 0


def _edition_and_text(call: argparse.Namespace) -> tuple[Edition, SourceText]:
    edition, _ = load(call.root, call.source)
    if edition is None:
        raise SystemExit("The edition cannot be read: run `python -m edition check`.")
    text = find_text(edition, call.root, call.out or call.source)
    if text is None:
        _, problems = source_text.read(
            path := source_path(edition, call.root, call.out or call.source), shown(path, call.root)
        )
        raise SystemExit("\n".join(map(str, problems)) or "There is no source text: name its file.")
    return edition, text


def mint(call: argparse.Namespace) -> int:
    """Record new paragraph ids and new addresses; what is once in a ledger stays."""
    edition, _ = load(call.root, call.source)
    if edition is None:
        return check(call)
    ids, addresses = call.root / "data" / LEDGER_FILE, call.root / "data" / ADDRESSES_FILE
    new = ledger.fresh_paragraphs(edition)
    with ids.open("a", encoding="utf-8") as file:
        file.write(("" if ids.stat().st_size else ledger.PARAGRAPHS_HEAD) + "".join(f"{id}\n" for id in new))
    print(f"{counted(len(new), 'new id')} in {ids}")
    print(f"{counted(len(ledger.fresh(edition)), 'new address', 'new addresses')} in {addresses}")
    _write(addresses, ledger.minted(edition))
    return 0


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


COMMANDS = {
    "check": check,
    "pages": write_pages,
    "export": write_exports,
    "schema": write_schemas,
    "mint": mint,
    "mentions": list_mentions,
    "annotate": annotate,
    "anchors": find_anchors,
}


def program() -> int:
    """Run the command that the call names; what cannot be written, a full disk or a folder not ours, is said in one
    line.
    """
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has read enough: `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"{error.filename or 'The output'} cannot be read or written: {error.strerror}.", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


if __name__ == "__main__":
    sys.exit(program())
