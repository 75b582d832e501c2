"""One build for the preview, in a process of its own.

    python -m builder.once CONFIG ADDRESS

reads everything that a build needs of the program, waits for a line `["FOLDER", "REPORT"]` and then builds strictly
into the folder and writes the report as JSON: what is wrong, in plain lines that begin with a place where there is one,
and the files and folders the build was made from. The preview (`builder.preview`) has one ready for every save: so a
build begins at once, takes up changed code, forgets what broke the last, and can be ended.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import logging
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from builder.errors import where

READY = ("builder.begin", "builder.sources", "builder.navigation", "builder.pages", "builder.finish")
"""What the hook will import."""


class _Told(logging.Handler):
    """Keeps what MkDocs and the hook say is wrong: under strictness a warning, too, refuses the build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def run(config_file: str, site: str, address: str) -> dict[str, list[str]]:
    """Build, and say how it went: `{"problems": [lines], "watch": [paths]}`."""
    told, config = _Told(), None
    logging.getLogger("mkdocs").addHandler(told)
    try:
        config = load_config(config_file=config_file, site_dir=site, strict=True)
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = address
        build(config, serve_url=address)
    except Abort as error:
        if not told.lines:
            told.lines.append(str(error))
    except MkDocsException as error:
        told.lines.append(error.format_message())
    except Exception as error:  # of code and templates that are being written; the preview shows where
        told.lines = [where(error, Path(config_file).parent), *(line for line in told.lines if str(error) not in line)]
    return {"problems": list(dict.fromkeys(told.lines)), "watch": _made_from(config) if config else []}


def _made_from(config: MkDocsConfig) -> list[str]:
    """The files and folders a site is made from, whatever of them exists."""
    return [config.docs_dir, *([config.theme.custom_dir] if config.theme.custom_dir else []), *map(str, config.watch)]


def main() -> None:
    """Build once, as the arguments say."""
    config_file, address = sys.argv[1:]
    with contextlib.suppress(Exception):  # of code that is being written: the build itself will say where
        for name in READY:
            importlib.import_module(name)
    if line := sys.stdin.readline():
        site, report = json.loads(line)
        Path(report).write_text(json.dumps(run(config_file, site, address)), "utf-8")


if __name__ == "__main__":
    main()
