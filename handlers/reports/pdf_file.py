"""Reports as PDF: key numbers, charts and the table, on A4."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid
from reportlab.platypus.doctemplate import BaseDocTemplate

from handlers.reports.charts import draw
from handlers.reports.contents import Contents
from handlers.tables.table import MONEY, SHARE, Column, Table, column

MIMETYPE = "application/pdf"
FONT, BOLD = "DejaVuSans", "DejaVuSans-Bold"
_FONTS = Path(__file__).parent / "fonts"
_LINE, _GROUND = HexColor("#c9ced6"), HexColor("#f1f3f6")
_WIDTH = landscape(A4)[0] - 30 * mm


@cache
def _register_fonts() -> None:
    """DejaVu has Latin, Greek and Cyrillic letters; PDF's own fonts have Western Europe's alone."""
    for name in (FONT, BOLD):
        pdfmetrics.registerFont(TTFont(name, _FONTS / f"{name}.ttf"))


def pdf_file(contents: Contents) -> bytes:
    """The report as a file; the same contents give the same bytes."""
    _register_fonts()
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=landscape(A4),
        title=contents.title,
        author="Millwright",
        leftMargin=15 * mm,
        rightMargin=15 * mm,
        topMargin=14 * mm,
        bottomMargin=16 * mm,
        invariant=1,
    )
    title = ParagraphStyle("title", fontName=BOLD, fontSize=15, leading=20)
    words = ParagraphStyle("words", fontName=FONT, fontSize=9, leading=13, textColor=HexColor("#4a5160"))
    table = contents.table
    about = "  ·  ".join(f"{name}: {said}" for name, said in (*table.about[1:], ("Times in", table.time_zone)))
    story: list[Flowable] = [Paragraph(escape(contents.title), title), Paragraph(escape(about), words)]
    if contents.numbers:
        story += [Spacer(0, 8), _numbers(contents)]
    for chart in contents.charts:
        if not chart.is_empty:
            story += [Spacer(0, 10), draw(chart, _WIDTH, 150, FONT)]
    if table.rows:
        story += [Spacer(0, 12), _rows(contents)]
    else:
        story += [Spacer(0, 12), Paragraph("Nothing was measured in this time.", words)]
    document.build(story, onFirstPage=_foot, onLaterPages=_foot)
    return file.getvalue()


def said(table: Table, of: Column, value: Any) -> str:
    """A value as it stands in the PDF; nothing is a dash, never 0."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    if of.unit == SHARE:
        return f"{value:.1%}"
    if of.unit in {"count", "parts"}:
        return f"{value:,.0f}"
    return f"{value:,.2f} {table.currency}" if of.unit == MONEY else f"{value:,.2f}"


def _numbers(contents: Contents) -> Grid:
    columns = [column(name) for name, _ in contents.numbers]
    heads = [contents.table.heading(found) for found in columns]
    values = [
        said(contents.table, found, value) for found, (_, value) in zip(columns, contents.numbers, strict=True)
    ]
    style = [("FONT", (0, 0), (-1, 0), FONT, 7.5), ("FONT", (0, 1), (-1, 1), BOLD, 13)]
    return Grid([heads, values], style=[*style, ("BACKGROUND", (0, 0), (-1, -1), _GROUND)], hAlign="LEFT")


def _rows(contents: Contents) -> Grid:
    table = contents.table
    columns = [found for name in contents.shown for found in table.columns if found.name == name]
    lines = [["From", *(table.heading(found) for found in columns)]]
    for row in table.rows:
        values = [said(table, found, row.get(found.name)) for found in columns]
        lines.append([f"{table.local(row['from']):%Y-%m-%d %H:%M}", *values])
    style: Sequence[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), FONT, 7.5),
        ("FONT", (0, 0), (-1, 0), BOLD, 7.5),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), (white, _GROUND)),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    return Grid(lines, style=style, repeatRows=1, hAlign="LEFT")


def _foot(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont(FONT, 7)
    canvas.drawRightString(landscape(A4)[0] - 15 * mm, 9 * mm, f"Millwright · page {document.page}")
