"""Where an error comes from, for whoever is writing the code or the template it comes from."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.exceptions import Abort

log = logging.getLogger("mkdocs.hooks.edition")


def stop_if_in_files(error: Exception, root: Path) -> None:
    """Say where a template is wrong, or a file that cannot be read or written, and stop; of any other error nothing."""
    if isinstance(error, OSError) and error.filename:
        log.error(f"{error.filename}: {error.strerror}.")
    elif isinstance(error, (OSError, TemplateError)):
        log.error(where(error, root))
    else:
        return
    raise Abort("The site was left as it was.") from error


def where(error: BaseException, root: Path) -> str:
    """An error with its place in the edition's own files: `overrides/records/person.md:3: UndefinedError: …`.

    What was undefined in a template is named where the template asks for it, not where the program noticed.
    """
    if isinstance(error, SyntaxError) and error.filename:
        file, line, said = error.filename, error.lineno, error.msg
    elif isinstance(error, TemplateSyntaxError):
        file, line, said = error.filename or error.name or "", error.lineno, error.message or ""
    else:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if _is_ours(frame.filename, root)]
        of_templates = (
            [frame for frame in ours if not frame.filename.endswith(".py")] if isinstance(error, TemplateError) else []
        )
        if not ours:
            return f"{type(error).__name__}: {' '.join(str(error).split())}"
        last = (of_templates or ours)[-1]
        file, line, said = last.filename, last.lineno, str(error)
    return f"{_shown(file, root)}:{line}: {type(error).__name__}: {' '.join(said.split())}"


def _is_ours(file: str, root: Path) -> bool:
    """Whether it is of the edition and not of a library: a template wherever it lies, code under the two folders."""
    return (
        not Path(file).is_relative_to(sys.prefix)
        and Path(file).is_file()
        and (not file.endswith(".py") or _shown(file, root) != file)
    )


def _shown(file: str, root: Path) -> str:
    """A path as an author knows it: from the folder of mkdocs.yml, or from that of the program."""
    for folder in (root.resolve(), Path(__file__).resolve().parents[2]):
        if Path(file).resolve().is_relative_to(folder):
            return Path(file).resolve().relative_to(folder).as_posix()
    return file
