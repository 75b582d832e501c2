"""The data model as tables, made from the classes of records and the docstrings under their fields."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup
from pydantic.json_schema import JsonSchemaValue

from edition.records.record import Record
from edition.records.values import (
    FORMS,
    Agent,
    Authority,
    Candidate,
    CitedSource,
    Coordinates,
    Moment,
    Name,
    Participant,
    Reading,
    Role,
    Value,
    Witness,
)
from edition.showing.markdown import escape

PARTS = (Name, Role, Moment, Coordinates, Participant, Candidate, Witness, Reading, CitedSource, Authority, Agent)
"""The values inside records that the data model documents."""


@cache
def field_table(model: type[Value], base: type[Value] | None = None) -> Markup:
    """The fields of a model as a table: key, form, meaning; those of its base left out."""
    rows = ["| Field | Form | Meaning |", "|---|---|---|"]
    schema = model.model_json_schema()
    for name, field in model.model_fields.items():
        if (name == "id" and issubclass(model, Record)) or (base and name in base.model_fields):
            continue
        key = field.alias or name
        required = " (required)" if field.is_required() else ""
        rows.append(
            f"| `{key}` | {said(_form(schema['properties'][key]))}{required} | {said(field.description or '')} |"
        )
    return Markup("\n".join(rows))


def said(docstring: str) -> Markup:
    """What the code says of itself, for a page: code stays code, apostrophes are set."""
    parts = re.split(r"(`[^`]+`)", " ".join(docstring.split()))
    return Markup("").join(Markup(part) if at % 2 else escape(part.replace("'", "’")) for at, part in enumerate(parts))


def _form(schema: JsonSchemaValue) -> str:
    """What a value looks like, from its JSON Schema: `list of person:… or organization:…`."""
    if "anyOf" in schema:
        return " or ".join(_form(option) for option in schema["anyOf"] if option.get("type") != "null")
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_form(schema.get('items', {}))}"
    if schema.get("type") == "object":
        return f"mapping to {_form(schema.get('additionalProperties', {}))}"
    description = str(schema.get("description", ""))
    if "pattern" in schema and (description in FORMS or description.endswith(":…")):
        return description
    kind = str(schema.get("type", "text"))
    return TYPES.get(kind, kind)


TYPES = {"string": "text", "integer": "number", "boolean": "true or false"}
"""Types of JSON Schema in words."""
