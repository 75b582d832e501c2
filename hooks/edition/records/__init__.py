"""The kinds of record, a file each. Every module of this folder is imported here, and registers the kind it holds."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

for _module in sorted(module.name for module in iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")
