"""A report's rows as files by REST: the same query as the report's own address, with .csv or .xlsx behind it."""

from collections.abc import Callable
from typing import Any

from flask import Response
from marshmallow import Schema
from sqlalchemy import Connection

from core.tokens import Identity
from handlers.rest import Rest
from handlers.tables import csv_file, xlsx_file
from handlers.tables.table import Table
from handlers.validation import Fields

MakeTable = Callable[[Connection, Identity, Fields], Table]
_KINDS: dict[str, tuple[Callable[[Table], bytes], str]] = {
    "csv": (csv_file.csv_file, csv_file.MIMETYPE),
    "xlsx": (xlsx_file.xlsx_file, xlsx_file.MIMETYPE),
}


def offer_files(rest: Rest, rule: str, query: type[Schema], make: MakeTable) -> None:
    """Declare the address of each kind of file for a report that viewers may ask for."""
    for kind in _KINDS:
        _offer(rest, rule, query, make, kind)


def _offer(rest: Rest, rule: str, query: type[Schema], make: MakeTable, kind: str) -> None:
    write, mimetype = _KINDS[kind]

    def file(connection: Connection, identity: Identity, fields: Fields) -> Any:
        table = make(connection, identity, fields)
        headers = {"Content-Disposition": f'attachment; filename="{table.name}.{kind}"'}
        return Response(write(table), mimetype=mimetype, headers=headers)

    file.__name__ = f"{rule.strip('/')}_{kind}"
    file.__doc__ = f"The rows of {rule.strip('/')} as {kind.upper()}."
    rest.route("GET", f"{rule}.{kind}", "viewer", query=query, file=mimetype)(file)
