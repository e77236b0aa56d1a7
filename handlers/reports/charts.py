"""Charts of reports, drawn with ReportLab's own shapes: bars and lines over named buckets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.shapes import Drawing, String
from reportlab.graphics.widgets.markers import Marker
from reportlab.lib.colors import Color, HexColor

COLOURS = ("#2563a8", "#d9822b", "#3d8f5b", "#8a4fa3")
_MOST_LABELS = 16


@dataclass(frozen=True, slots=True)
class Chart:
    """Values of one or more series over the same labels; None is drawn as nothing, not as 0."""

    title: str
    labels: Sequence[str]
    series: Mapping[str, Sequence[float | None]]
    is_line: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value is not None for values in self.series.values() for value in values)


def draw(chart: Chart, width: float, height: float, font: str) -> Drawing:
    """The chart with title, axes and legend."""
    drawing = Drawing(width, height)
    drawing.add(String(0, height - 10, chart.title, fontName=font, fontSize=9))
    colours = {name: HexColor(COLOURS[number % len(COLOURS)]) for number, name in enumerate(chart.series)}
    drawn = [
        (colours[name], part)
        for name, values in chart.series.items()
        for part in (_runs(values) if chart.is_line else [values])
    ]
    plot = (_lines if chart.is_line else _bars)([colour for colour, _ in drawn])
    plot.data = [tuple(part) for _, part in drawn]
    plot.x, plot.y = 40, 34
    plot.width, plot.height = width - 150, height - 56
    every = -(-len(chart.labels) // _MOST_LABELS)
    plot.categoryAxis.categoryNames = [
        label if number % every == 0 else "" for number, label in enumerate(chart.labels)
    ]
    for axis in (plot.categoryAxis, plot.valueAxis):
        axis.labels.fontName, axis.labels.fontSize = font, 6.5
    plot.categoryAxis.labels.angle = 25
    plot.categoryAxis.labels.boxAnchor = "ne"
    known = [value for values in chart.series.values() for value in values if value is not None]
    plot.valueAxis.valueMin = min(0.0, *known)
    plot.valueAxis.valueMax = max(known) * 1.05 if max(known) > 0 else 1.0
    drawing.add(plot)
    legend = Legend()
    legend.x, legend.y = round(width) - 100, round(height) - 24
    legend.fontName, legend.fontSize = font, 7
    legend.colorNamePairs = [(colour, name) for name, colour in colours.items()]
    legend.columnMaximum, legend.dx, legend.dy = 10, 6, 6
    legend.alignment, legend.boxAnchor = "right", "nw"
    drawing.add(legend)
    return drawing


def _runs(values: Sequence[float | None]) -> list[list[float | None]]:
    """A line for each stretch of known values: ReportLab itself draws over what is missing."""
    found: list[list[float | None]] = []
    for number, value in enumerate(values):
        if value is None:
            continue
        if number == 0 or values[number - 1] is None:
            found.append([None] * len(values))
        found[-1][number] = value
    return found


def _lines(colours: Sequence[Color]) -> Any:
    """Lines with a dot at each value: one alone would be no line."""
    plot = HorizontalLineChart()
    for number, colour in enumerate(colours):
        plot.lines[number].strokeColor = colour
        plot.lines[number].strokeWidth = 1.4
        plot.lines[number].symbol = Marker(kind="FilledCircle", size=2.4, fillColor=colour, strokeColor=colour)
    return plot


def _bars(colours: Sequence[Color]) -> Any:
    plot = VerticalBarChart()
    for number, colour in enumerate(colours):
        plot.bars[number].fillColor = colour
        plot.bars[number].strokeColor = None
    return plot
