"""Addresses of the web that a record may give: http or https, with a host, written so that a page can link to them.

    fault("https://example.org/a_(b)") -> None
    fault("javascript:alert(1)")       -> "does not begin with http:// or https://"

The grammar is RFC 3986 with the letters of RFC 3987 (a host or a path may be in any script), less what Markdown would
cut an address at: brackets must be in pairs.
"""

from __future__ import annotations

import ipaddress
import re

_PARTS = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#]*)(?P<rest>.*)", re.I | re.S)


_REFUSED = re.compile(r"""[\s"<>\\^`{|}\[\]\x00-\x1f\x7f-\x9f]""")
"""What may stand in no address: spaces, quotation marks, control characters, and the signs that RFC 3986 leaves out."""


_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")


LONGEST = 2_000
"""Characters; what a browser and a server take without fail."""


def fault(text: str) -> str | None:
    """What is wrong with an address, to follow its name; None where it can be linked to."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return "does not begin with http:// or https://"
    if len(text) > LONGEST:
        return f"has more than {LONGEST:,} characters"
    if bad := _REFUSED.search(match["rest"]):
        code = ord(bad[0])
        return (
            f"holds {bad[0]!r}, which is written %{code:02X} in an address"
            if code < 128
            else f"holds the character U+{code:04X}"
        )
    if match["rest"].count("'") > 1:
        return "has two apostrophes, which Markdown takes for quotation marks; write them as %27"
    if not _in_pairs(match["rest"]):
        return "has a bracket without its fellow; write ( as %28 and ) as %29"
    if re.search("%(?![0-9A-Fa-f]{2})", match["rest"]):
        return "has a % that is followed by no two digits; write it as %25"
    return _host_fault(match["host"])


def _in_pairs(text: str) -> bool:
    open_ = 0
    for char in text:
        open_ += (char == "(") - (char == ")")
        if open_ < 0:
            return False
    return open_ == 0


def _host_fault(host: str) -> str | None:
    if "@" in host:
        return "holds a name or password before its host"
    name, port = host, ""
    if match := re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::(\d*))?", host, re.A):
        name, port = match[1], match[2] or ""
    if port and not 0 < int(port[:9]) <= 65_535:
        return f"has the port {port}"
    if name.startswith("["):
        try:
            ipaddress.IPv6Address(name[1:-1] if name.endswith("]") else "")
        except ValueError:
            return "has no valid host"
        return None
    labels = name.removesuffix(".").split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        return "has no valid host"
    if labels[-1].isdigit():
        try:
            ipaddress.IPv4Address(name)
        except ValueError:
            return "has no valid host"
    return None
