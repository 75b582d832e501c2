"""JSON Schemas of the kinds, for editors."""

from __future__ import annotations

from pydantic.json_schema import JsonSchemaValue

from edition.records.edition_info import EditionInfo
from edition.records.record import KINDS
from edition.records.source_list import SourceList


def schemas() -> dict[str, JsonSchemaValue]:
    """File name -> JSON Schema: `people.json` for a file of records, `person.json` for a file of one, `edition.json`,
    `sources.json`.
    """
    found = {"edition.json": EditionInfo.model_json_schema(), "sources.json": SourceList.model_json_schema()}
    for kind in KINDS.values():
        one = kind.record.model_json_schema()
        one["properties"].pop("id")
        one["required"] = [name for name in one.get("required", []) if name != "id"]
        found[f"{kind.name}.json"] = one
        inner = {key: value for key, value in one.items() if key != "$defs"}
        found[f"{kind.plural}.json"] = {
            "title": kind.heading,
            "type": "object",
            "$defs": one.get("$defs", {}),
            "patternProperties": {f"^{kind.id_pattern.pattern}$": inner},
            "additionalProperties": False,
        }
    return found
