"""YAML as plain values with the line of each; problems become findings.

YAML is read from its nodes, not its values, so that every finding has a line and every scalar stays as written
(`0700` is no number, `NO` no boolean). Duplicate keys, tags, anchors, aliases, tabs and odd characters are findings.
"""

from __future__ import annotations

import re
from typing import TypeAlias

import yaml

from edition.findings import Finding
from edition.grammar import characters
from edition.records.record import FieldPath

Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one of libyaml is 14 times as fast; a PyYAML may be built without it."""


Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""A value as it is written: `{"a": {"b": "07"}}`."""


def read_yaml(text: str, path: str) -> tuple[dict[str, Plain] | None, dict[FieldPath, int], list[Finding]]:
    """A YAML mapping as plain values (str, list, dict), the line of each by path, and findings.

    Values is None where the text cannot be read at all. `a: {b: 07}` -> `{"a": {"b": "07"}}`.
    """
    findings: list[Finding] = []
    lines: dict[FieldPath, int] = {}
    try:
        # compose() resolves aliases in silence; events show them
        for event in yaml.parse(text, Loader=Loader) if re.search(r"[&*]\w", text) else ():
            if anchor := getattr(event, "anchor", None):
                line = event.start_mark.line + 1 if event.start_mark else 1
                findings.append(Finding(path, line, "Y007", f"Anchor or alias {anchor!r}.", "Write the value out."))
        if findings:
            return None, lines, findings
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return None, lines, [unparsed(error, text, path)]
    if not isinstance(node, yaml.MappingNode):
        return (
            None,
            lines,
            [Finding(path, 1, "Y009", "The file is not a mapping.", "Write `id:` and under it the record's fields.")],
        )
    try:
        return _mapping(node, (), path, lines, findings), lines, findings
    except RecursionError:
        return (
            None,
            lines,
            [
                Finding(
                    path, 1, "Y004", "The values are nested too deep to be read.", "Look for a run of opening brackets."
                )
            ],
        )


def unparsed(error: yaml.YAMLError, text: str, path: str) -> Finding:
    """Why YAML cannot be parsed, at the line to be mended: what was opened and never closed is named where
    it begins.
    """
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem, context = getattr(error, "problem", None) or str(error), getattr(error, "context", None) or ""
    line = mark.line + 1 if mark else 1
    if "quoted scalar" in context and begun:
        return Finding(
            path,
            begun.line + 1,
            "Y004",
            "A quotation mark that is never closed.",
            "Close it, or write it twice if it is part of the text.",
        )
    if opened := _long_quotation(text, line):
        return Finding(
            path,
            opened,
            "Y004",
            f"A quotation mark opens here and is closed only on line {line}, where the parser then stops: {problem}.",
            "Close it on its own line.",
        )
    if "flow" in context and begun:
        return Finding(
            path,
            begun.line + 1,
            "Y004",
            f"A bracket or brace opens here and is not closed as it should be: on line {line}, {problem}.",
            "Close it; put a value that has brackets or commas in quotes.",
        )
    return Finding(
        path, line, "Y004", f"{problem}.", "Check colons, quotes and indentation on this line and those before it."
    )


def _long_quotation(text: str, end: int) -> int | None:
    """The line where a quoted value begins that runs over several and ends on line `end`, or just before it."""
    found = None
    try:
        for token in yaml.scan(text, Loader=Loader):
            if (
                isinstance(token, yaml.ScalarToken)
                and token.style in ("'", '"')
                and token.start_mark.line < token.end_mark.line
                and token.end_mark.line + 1 in (end - 1, end)
            ):
                found = token.start_mark.line + 1
    except yaml.YAMLError:
        pass  # where it stops is known; what was read before counts
    return found


def _value(node: yaml.Node, at: FieldPath, path: str, lines: dict[FieldPath, int], findings: list[Finding]) -> Plain:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, at, path, lines, findings)
    _begin(node, at, path, lines, findings)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*at, index), path, lines, findings) for index, child in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    if fault := _fault(node):
        shown = ".".join(map(str, at)) or "The file"
        code, what, hint = fault
        findings.append(Finding(path, node.start_mark.line + 1, code, f"{shown}{what}", hint))
    return str(node.value)


def _begin(node: yaml.Node, at: FieldPath, path: str, lines: dict[FieldPath, int], findings: list[Finding]) -> None:
    """Note the line of a value, and that it has a tag."""
    line = node.start_mark.line + 1
    lines.setdefault(at, line)
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.split(":")[-1] in ("binary", "set", "omap", "pairs"):
        findings.append(Finding(path, line, "Y006", f"The tag {node.tag!r}.", "Write the value without it."))


def _mapping(
    node: yaml.MappingNode, at: FieldPath, path: str, lines: dict[FieldPath, int], findings: list[Finding]
) -> dict[str, Plain]:
    _begin(node, at, path, lines, findings)
    shown = ".".join(map(str, at)) or "The file"
    found: dict[str, Plain] = {}
    for key_node, child in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            findings.append(
                Finding(
                    path,
                    line,
                    "Y009",
                    f"{shown} has a list or a mapping for a key.",
                    "A key is a word; put quotes around one that begins with a bracket.",
                )
            )
            continue
        key = key_node.value
        if fault := characters.fault(key):
            findings.append(Finding(path, line, "Y003", *fault))
            continue
        if key in found:
            findings.append(
                Finding(
                    path, line, "Y005", f"The key {key!r} stands twice; first on line {lines[(*at, key)]}.", "Keep one."
                )
            )
            continue
        lines[(*at, key)] = line
        found[key] = _value(child, (*at, key), path, lines, findings)
    return found


def _fault(node: yaml.ScalarNode) -> tuple[str, str, str] | None:
    """What is wrong with a single value: code, words that follow its name, what to do."""
    escaped = (
        node.value.split("\n") if node.style == '"' else ()
    )  # what stands in the file as it is was looked at line by line
    if fault := next(filter(None, map(characters.fault, escaped)), None):
        return "Y003", f": {fault[0][0].lower()}{fault[0][1:]}", fault[1]
    if not characters.can_be_seen(node.value):
        return "Y008", " has no value.", "Give one, or leave the key out."
    if not node.style and node.tag.endswith(":null"):
        return (
            "Y008",
            f" has no value: {node.value} means nothing in YAML.",
            "Give one, leave the key out, or put the word in quotes.",
        )
    return None
