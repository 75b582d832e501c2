"""What is said on a terminal can be said on any terminal."""

from __future__ import annotations

import sys


def tell_anywhere() -> None:
    """Write what the terminal's encoding does not have as an escape, `\\ud3c9`, and not as an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
