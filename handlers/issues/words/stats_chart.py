"""The chart of the three rates: a picture that can be read on a phone. What it shows is settled before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from math import nan
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDE, HIGH, DPI = 1080, 1350, 150
INK, FAINT, HIDDEN = "#222222", "#8a8a8a", "#d9d9d9"
LOOKS = (("#0072b2", "o", "-"), ("#d55e00", "s", "--"), ("#009e73", "^", "-."))
"""Colours of Okabe and Ito, which those who see fewer can tell apart; marks and strokes for all others."""
BARS = "#0072b2"
FACE = "Noto Sans CJK SC"
"""Its collection has the Japanese face first, which writes many characters another way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A rate month by month: the percents between which it lies, most often the same one, and of how many it is.

    Where `ends` is None there is no rate, and where `of` is None too, it is hidden.
    """

    name: str
    ends: tuple[tuple[int, int] | None, ...]
    of: tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A topic with its number of issues, None where that is hidden."""

    name: str
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Everything that is drawn, in the reader's language."""

    title: str
    rates_title: str
    months: tuple[str, ...]
    lines: tuple[Line, ...]
    topics_title: str
    topics: tuple[Bar, ...]
    hidden: str
    note: str
    nothing: str

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw: no topic, and in no month a rate."""
        return not self.topics and not any(end for line in self.lines for end in line.ends)


def draw_chart(chart: Chart) -> bytes:
    """Return the chart as a PNG. matplotlib is loaded here, since it is slow to come and seldom needed."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDE / DPI, HIGH / DPI), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figure)
    _write(figure, 0.05, 0.955, chart.title, size=17)
    _draw_rates(figure, chart)
    _draw_topics(figure, chart)
    _write(figure, 0.05, 0.02, chart.note, size=9, color=FAINT)
    drawn = BytesIO()
    figure.savefig(drawn, format="png")
    return drawn.getvalue()


def _draw_rates(figure: Figure, chart: Chart) -> None:
    """Draw a line a rate, and beneath each month of how many each of them is."""
    _write(figure, 0.05, 0.915, chart.rates_title, size=12)
    axes = figure.add_axes((0.09, 0.67, 0.87, 0.225))
    _bare(axes)
    axes.set_xlim(-0.35, len(chart.months) - 0.65)
    axes.set_ylim(-4, 108)
    for percent in (0, 50, 100):
        axes.axhline(percent, color=HIDDEN, linewidth=1, zorder=0)
        _write(axes, -0.42, percent, f"{percent}%", size=10, color=FAINT, ha="right", va="center")
    for place, (line, (color, mark, stroke)) in enumerate(zip(chart.lines, LOOKS, strict=True)):
        exact = [ends[0] if ends and ends[0] == ends[1] else nan for ends in line.ends]
        axes.plot(range(len(exact)), exact, stroke, color=color, marker=mark, linewidth=2.5, markersize=9)
        veiled = [(x, *ends) for x, ends in enumerate(line.ends) if ends and ends[0] != ends[1]]
        for x, low, high in veiled:
            aside = x + 0.09 * (place - 1)
            axes.plot([aside, aside], [low, high], color=color, linewidth=8, alpha=0.6, solid_capstyle="butt")
    _draw_numbers(figure, chart)


def _draw_numbers(figure: Figure, chart: Chart) -> None:
    """Draw the table beneath the lines: each rate with its mark, and of how many it is in each month."""
    axes = figure.add_axes((0.09, 0.45, 0.87, 0.205))
    _bare(axes)
    axes.set_xlim(-0.35, len(chart.months) - 0.65)
    axes.set_ylim(len(chart.lines) * 2 + 0.2, -0.6)
    for x, month in enumerate(chart.months):
        _write(axes, x, 0.2, month, size=11, ha="center")
    for row, (line, (color, mark, _)) in enumerate(zip(chart.lines, LOOKS, strict=True)):
        y = 2 * row + 1
        axes.plot([-0.42], [y], color=color, marker=mark, markersize=8, clip_on=False)
        _write(axes, -0.32, y + 0.2, line.name, size=11, color=color)
        for x, (ends, of) in enumerate(zip(line.ends, line.of, strict=True)):
            _write(axes, x, y + 1.1, _cell(chart, ends, of), size=10.5, ha="center")


def _cell(chart: Chart, ends: tuple[int, int] | None, of: int | None) -> str:
    if of is None:
        return chart.hidden
    if ends is None:
        return "–"
    low, high = ends
    return f"{low}% / {of}" if low == high else f"{low}–{high}% / {of}"


def _draw_topics(figure: Figure, chart: Chart) -> None:
    """Draw a bar a topic; a hidden one is an empty box of no length that means anything."""
    _write(figure, 0.05, 0.415, chart.topics_title, size=12)
    axes = figure.add_axes((0.36, 0.06, 0.54, 0.335))
    _bare(axes)
    if not chart.topics:
        _write(figure, 0.5, 0.24, chart.nothing, size=13, color=FAINT, ha="center")
        return
    longest = max((bar.count or 0 for bar in chart.topics), default=0) or 1
    axes.set_xlim(0, longest)
    axes.set_ylim(max(len(chart.topics), 5) - 0.4, -0.6)
    for y, bar in enumerate(chart.topics):
        _write(axes, -0.03 * longest, y, bar.name, size=12, ha="right", va="center")
        if bar.count is None:
            axes.barh(y, longest * 0.03, height=0.6, color="white", edgecolor=FAINT, hatch="////")
        else:
            axes.barh(y, bar.count, height=0.6, color=BARS)
        length = longest * 0.03 if bar.count is None else bar.count
        said = chart.hidden if bar.count is None else str(bar.count)
        _write(axes, length + 0.02 * longest, y, said, size=12, va="center")


def _bare(axes: Axes) -> None:
    """Take away what matplotlib draws around by itself."""
    axes.set_axis_off()


def _write(where: Figure | Axes, x: float, y: float, words: str, *, size: float, **how: Any) -> None:
    """Write words as they are: no mathematics in them, and nothing that the typeface has not."""
    font, known = _typeface()
    written = "".join(character for character in words if ord(character) in known)
    how = {"color": INK, **how}
    where.text(x, y, written, fontproperties=font, fontsize=size, parse_math=False, **how)


@cache
def _typeface() -> tuple[Any, frozenset[int]]:
    """Return the Chinese face of the collection, and the characters that it has."""
    from matplotlib.font_manager import FontPath, FontProperties
    from matplotlib.ft2font import FT2Font
    from noto_cjk import otc_path

    path = str(otc_path("sans"))
    first = FT2Font(path)
    faces = (FT2Font(path, face_index=index) for index in range(first.num_faces))
    index, face = next((index, face) for index, face in enumerate(faces) if face.family_name == FACE)
    return FontProperties(fname=FontPath(path, index)), frozenset(face.get_charmap())
