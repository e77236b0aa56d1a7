"""Tables as XLSX (ISO/IEC 29500): numbers as numbers, instants as dates by the factory's clock."""

from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from handlers.tables.table import MONEY, SHARE, Table

MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_INSTANT = "yyyy-mm-dd hh:mm"
_FORMATS = {SHARE: "0.0 %", MONEY: "#,##0.00", "count": "0"}
_NUMBER = "#,##0.00"
_NARROWEST, _WIDEST = 10, 40


def xlsx_file(table: Table) -> bytes:
    """The table on a sheet under titles with units, and what it is about on another."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    formats = {
        pattern: book.add_format({"num_format": pattern}) for pattern in {_INSTANT, _NUMBER, *_FORMATS.values()}
    }
    sheet = book.add_worksheet("Table")
    columns = [column for column in table.columns if column.name != "key"]  # its start or name stands beside it
    for number, column in enumerate(columns):
        heading = table.heading(column)
        sheet.write_string(0, number, heading, bold)
        usual = formats[_FORMATS.get(column.unit, _NUMBER)]
        widest = len(heading)
        for line, row in enumerate(table.rows, start=1):
            value = row.get(column.name)
            widest = max(widest, len(value) if isinstance(value, str) else 0)
            if isinstance(value, datetime):
                sheet.write_datetime(line, number, table.local(value), formats[_INSTANT])
            else:
                _write(sheet, line, number, value, usual)
        sheet.set_column(number, number, min(max(widest + 1, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)
    about = book.add_worksheet("About")
    about.set_column(0, 0, 20)
    about.set_column(1, 1, _WIDEST)
    for line, (name, said) in enumerate((*table.about, ("Times in", table.time_zone))):
        about.write_string(line, 0, name, bold)
        about.write_string(line, 1, said)
    book.close()
    return file.getvalue()


def _write(sheet: Worksheet, line: int, number: int, value: Any, usual: Format) -> None:
    """One cell; what has no value stays empty, and a text is never taken for a formula."""
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(line, number, value)
        case int() | float():
            sheet.write_number(line, number, value, usual)
        case list() | tuple():
            sheet.write_string(line, number, ", ".join(str(item) for item in value))
        case _:
            sheet.write_string(line, number, str(value))
