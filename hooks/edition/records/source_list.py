"""`data/sources.yml`: what an edition knows of the places its sources are found at.

not_citable:
  staging.example: A trial copy of the archive; cite the archive itself.
hosts:
  archive.example: primary
titles:
  Gazette of: newspaper
"""

from __future__ import annotations

import re

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from edition.records.grades import Grade
from edition.records.values import Value

_HOST = re.compile(r"[\w-]+(\.[\w-]+)*")


class SourceList(Value):
    """Hosts that may not be cited, and the grades of sources whose record does not say theirs."""

    not_citable: dict[str, str] = {}
    """Hosts that no address may lead to, each with the reason; a host covers those under it."""
    hosts: dict[str, Grade] = {}
    """The grade of what is found at a host; a host covers those under it, and the longer goes first."""
    titles: dict[str, Grade] = {}
    """The grade of a source whose title has these words; it goes before that of the host, and the longest goes first.
    """

    @field_validator("not_citable", "hosts")
    @classmethod
    def _names_hosts(cls, table: dict[str, str]) -> dict[str, str]:
        for host in table:
            if not _HOST.fullmatch(host) or host != host.lower():
                raise PydanticCustomError("host", "{value} is no host such as archive.example", {"value": repr(host)})
        return table


def covering(host: str, table: dict[str, str] | dict[str, Grade]) -> str | None:
    """The longest entry that is a host or lies above it: `en.wiki.example` -> `wiki.example`; None where there is
    none.
    """
    labels = host.rstrip(".").split(".")
    return next((name for start in range(len(labels)) if (name := ".".join(labels[start:])) in table), None)
