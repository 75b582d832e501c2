"""A record's values made a record; what pydantic finds wrong is said in plain words, each with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from edition.findings import CODES, Finding, near_miss
from edition.records.record import FieldPath, line_of
from edition.records.values import EXAMPLES, Value

_CODES = {"extra_forbidden": "R001", "missing": "R002", "edtf": "R004", "coordinates": "R005", "kind": "G006"}


Model = TypeVar("Model", bound=Value)


def validate(
    model: type[Model],
    value: Mapping[str, object],
    path: str,
    lines: dict[FieldPath, int],
    base: FieldPath,
    name: str,
    findings: list[Finding],
) -> Model | None:
    """The model made from the values, or None with a finding for each thing that is wrong."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problems = error.errors()
        for problem in problems:
            at = tuple(problem["loc"])
            if problem["type"] == "too_short" and any(
                len(other["loc"]) > len(at) and tuple(other["loc"])[: len(at)] == at for other in problems
            ):
                continue  # a list counts as empty when what is in it is wrong
            code = _CODES.get(problem["type"], "R003")
            what, hint = _said(model, at, problem, code)
            findings.append(
                Finding(
                    path,
                    line_of(lines, (*base, *at)),
                    code,
                    f"{name}: {'.'.join(map(str, at)) or 'the record'}{what}.",
                    hint,
                )
            )
        return None


def _said(model: type[Value], at: FieldPath, problem: ErrorDetails, code: str) -> tuple[str, str]:
    """What is wrong with the value at a path, to follow its name, and what to do: pydantic's problem in plain words."""
    given, kind, context = repr(problem["input"]), problem["type"], problem.get("ctx", {})
    if code == "R001":
        fields = _fields(model, at[:-1])
        return " is no field", near_miss(str(at[-1]), fields) or f"The fields here are {', '.join(fields)}."
    if code == "R002":
        return " is missing", "Add it."
    if kind == "string_pattern_mismatch" and context["pattern"] in EXAMPLES:
        return f": {given} does not have the form wanted", f"Write it like {EXAMPLES[context['pattern']]}."
    if kind == "literal_error":
        return (
            f": {given} is none of its values",
            near_miss(str(problem["input"]), re.findall("'([^']*)'", context["expected"]))
            or f"Write {context['expected']}.",
        )
    if kind in ("model_type", "dict_type"):
        fields = _fields(model, at) if kind == "model_type" else []
        return (
            f": fields are wanted, not {given}",
            f"The fields here are {', '.join(fields)}." if fields else "Write them as `key: value`.",
        )
    if kind == "tuple_type":
        return f": a list is wanted, not {given}", "Write it in brackets: [one, another]."
    if kind in _PLAINLY:
        return f": {_PLAINLY[kind].format(given)}", CODES[code].remedy
    if kind == "string_too_long":
        limit = context.get("limit") or context["max_length"]
        return f" has {len(problem['input']):,} characters", f"At most {limit:,} can be shown; shorten it."
    near = f"Did you mean {context['near']}? " if context.get("near") else ""
    return f": {problem['msg']}", near + (_HINTS.get(kind) or CODES[code].remedy)


_PLAINLY = {
    "string_type": "a text is wanted, not a list or fields",
    "too_short": "at least one is wanted",
    "int_parsing": "{} is no whole number",
    "float_parsing": "{} is no number",
    "bool_parsing": "{} is neither true nor false",
}
"""Type of a pydantic problem -> what is wrong, with what was given."""


_HINTS = {
    "isbn": "Compare its digits with the source.",
    "reference": "Write the kind before the id, as in person:some-id.",
    "address": "Write it like https://example.org/page.",
}


def _fields(model: type[Value], at: FieldPath) -> list[str]:
    """The field names of the model at a path, for near misses."""
    for step in at:
        if isinstance(step, str) and step in (known := {(f.alias or n): f for n, f in model.model_fields.items()}):
            inner = _model_in(known[step].annotation)
            model = inner or model
    return [f.alias or name for name, f in model.model_fields.items() if name != "id"]


def _model_in(annotation: object) -> type[Value] | None:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    return next((found for arg in getattr(annotation, "__args__", ()) if (found := _model_in(arg))), None)
