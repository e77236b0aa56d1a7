"""The operations of `/v1/metadata`, `/v1/query` and `/v2/query`, one subject a file."""

from importlib import import_module

_SUBJECTS = (
    "actions",
    "collections",
    "functions",
    "logical",
    "permissions",
    "relationships",
    "remote",
    "roles",
    "rows",
    "run_sql",
    "sources",
    "tables",
    "triggers",
    "whole",
)


def load_operations() -> None:
    """Fills the registry: each subject's module registers its operations when it is imported."""
    for subject in _SUBJECTS:
        import_module(f"{__name__}.{subject}")
