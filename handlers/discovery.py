"""Finds the services: every folder of ``handlers`` that has a ``routes`` module."""

from importlib import import_module
from pkgutil import iter_modules

import handlers


def load_services() -> list[str]:
    """Import each service's routes, which registers them; the services' names in alphabetical order."""
    names = []
    for package in iter_modules(handlers.__path__):
        if not package.ispkg:
            continue
        inside = import_module(f"handlers.{package.name}")
        if any(module.name == "routes" for module in iter_modules(inside.__path__)):
            import_module(f"handlers.{package.name}.routes")
            names.append(package.name)
    return sorted(names)
