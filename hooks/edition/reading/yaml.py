"""YAML as plain values with the line of each; problems become findings.

YAML is read from its nodes, not its values, so that every finding has a line and every scalar stays as written
(`0700` is no number, `NO` no boolean). Duplicate keys, tags, anchors, aliases, tabs and odd characters are findings.
"""

from __future__ import annotations

import re
from typing import Any
import yaml

from edition.findings import Finding
from edition.grammar import characters
from edition.records.record import Path


try:
    from yaml import CSafeLoader as Loader  # 14 times as fast
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader as Loader


def read_yaml(text: str, path: str) -> tuple[dict | None, dict[Path, int], list[Finding]]:
    """A YAML mapping as plain values (str, list, dict), the line of each by path, and findings.

    Values is None where the text cannot be read at all. `a: {b: 07}` -> `{"a": {"b": "07"}}`.
    """
    findings: list[Finding] = []
    lines: dict[Path, int] = {}
    try:
        # compose() resolves aliases in silence; events show them
        for event in yaml.parse(text, Loader=Loader) if re.search(r"[&*]\w", text) else ():
            if getattr(event, "anchor", None):
                findings.append(Finding(path, event.start_mark.line + 1, "Y007", f"Anchor or alias {event.anchor!r}.", "Write the value out."))
        if findings:
            return None, lines, findings
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return None, lines, [unparsed(error, text, path)]
    if not isinstance(node, yaml.MappingNode):
        return None, lines, [Finding(path, 1, "Y009", "The file is not a mapping.", "Write `id:` and under it the record's fields.")]
    try:
        return _value(node, (), path, lines, findings), lines, findings
    except RecursionError:
        return None, lines, [Finding(path, 1, "Y004", "The values are nested too deep to be read.", "Look for a run of opening brackets.")]


def unparsed(error: yaml.YAMLError, text: str, path: str) -> Finding:
    """Why YAML cannot be parsed, at the line to be mended: what was opened and never closed is named where it begins."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem, context = getattr(error, "problem", None) or str(error), getattr(error, "context", None) or ""
    line = mark.line + 1 if mark else 1
    if "quoted scalar" in context and begun:
        return Finding(path, begun.line + 1, "Y004", "A quotation mark that is never closed.", "Close it, or write it twice if it is part of the text.")
    if opened := _long_quotation(text, line):
        return Finding(path, opened, "Y004", f"A quotation mark opens here and is closed only on line {line}, where the parser then stops: {problem}.", "Close it on its own line.")
    if "flow" in context and begun:
        return Finding(path, begun.line + 1, "Y004", f"A bracket or brace opens here and is not closed as it should be: on line {line}, {problem}.", "Close it; put a value that has brackets or commas in quotes.")
    return Finding(path, line, "Y004", f"{problem}.", "Check colons, quotes and indentation on this line and those before it.")


def _long_quotation(text: str, end: int) -> int | None:
    """The line where a quoted value begins that runs over several and ends on line `end`, or just before it."""
    found = None
    try:
        for token in yaml.scan(text, Loader=Loader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') and token.start_mark.line < token.end_mark.line and token.end_mark.line + 1 in (end - 1, end):
                found = token.start_mark.line + 1
    except yaml.YAMLError:
        pass  # where it stops is known; what was read before counts
    return found


def _value(node: yaml.Node, at: Path, path: str, lines: dict[Path, int], findings: list[Finding]) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(at, line)
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.split(":")[-1] in ("binary", "set", "omap", "pairs"):
        findings.append(Finding(path, line, "Y006", f"The tag {node.tag!r}.", "Write the value without it."))
    shown = ".".join(map(str, at)) or "The file"
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*at, index), path, lines, findings) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, child in node.value:
            key_line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                findings.append(Finding(path, key_line, "Y009", f"{shown} has a list or a mapping for a key.", "A key is a word; put quotes around one that begins with a bracket."))
                continue
            key = key_node.value
            if fault := characters.fault(key):
                findings.append(Finding(path, key_line, "Y003", *fault))
                continue
            if key in found:
                findings.append(Finding(path, key_line, "Y005", f"The key {key!r} stands twice; first on line {lines[(*at, key)]}.", "Keep one."))
                continue
            lines[(*at, key)] = key_line
            found[key] = _value(child, (*at, key), path, lines, findings)
        return found
    escaped = node.value.split("\n") if node.style == '"' else ()  # what stands in the file as it is was looked at line by line
    if fault := next(filter(None, map(characters.fault, escaped)), None):
        findings.append(Finding(path, line, "Y003", f"{shown}: {fault[0][0].lower()}{fault[0][1:]}", fault[1]))
    elif not characters.can_be_seen(node.value):
        findings.append(Finding(path, line, "Y008", f"{shown} has no value.", "Give one, or leave the key out."))
    elif not node.style and node.tag.endswith(":null"):
        findings.append(Finding(path, line, "Y008", f"{shown} has no value: {node.value} means nothing in YAML.", "Give one, leave the key out, or put the word in quotes."))
    return node.value
