"""A Chart as a picture, and in words for those who don't see it."""

from __future__ import annotations

import io
import math
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefs.message import Chart

LONGEST_ALTERNATIVE = 1000
MOST_LABELS = 40
"""Labels drawn; the rest of a longer chart stands in its words."""
LONGEST_LABEL = 40
INK, GRID, PAPER = "#20242c", "#c9d0da", "#ffffff"
COLOURS = ("#2f6fb0", "#d9822b", "#3f9c6d", "#9b5fb5", "#b6433f", "#6b7280")
FONTS = ("Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "DejaVu Sans")

_drawing = threading.Lock()
"""matplotlib's caches of fonts are not made for several threads."""


def alternative_text(chart: Chart) -> str:
    """Return what a picture of the chart shows, at most 1000 characters, whole values only."""
    text = " ".join(f"{chart.title}. {chart.summary.text}".split()).rstrip(".")
    parts = [f"{name}: {_shown(value)}" for name, value in chart.bars]
    told = 0
    while told < len(parts):
        joint = ", " if told else ". "
        if len(text) + len(joint) + len(parts[told]) > LONGEST_ALTERNATIVE - 20:
            break
        text += joint + parts[told]
        told += 1
    rest = f" and {len(parts) - told} more" if told < len(parts) else ""
    return f"{text[: LONGEST_ALTERNATIVE - len(rest)]}{rest}"


def png(chart: Chart) -> bytes:
    """Return the chart as a PNG, the same bytes for the same chart; safe to call from threads."""
    import warnings

    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    labels = [_one_line(label) for label in chart.labels[:MOST_LABELS]]
    with _drawing, rc_context({"font.family": _fonts(), "text.parse_math": False}):
        rows = max(len(labels) * max(len(chart.series), 1), 1)
        height = 1.4 + (0.28 * rows if chart.kind == "bar" else 2.6)
        figure = Figure(figsize=(7, min(height, 14)), dpi=110, facecolor=PAPER, layout="tight")
        axes = figure.add_subplot()
        _draw(axes, chart, labels)
        buffer = io.BytesIO()
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            warnings.filterwarnings("ignore", message="Tight layout not applied")
            canvas: Any = FigureCanvasAgg(figure)
            canvas.print_png(buffer, metadata={"Software": None})
    return buffer.getvalue()


def _draw(axes: Any, chart: Chart, labels: list[str]) -> None:
    """Draw bars or lines, without anything that says nothing."""
    axes.set_title(_one_line(chart.title, 80), loc="left", color=INK, fontsize=13, weight="bold")
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(colors=INK, length=0, labelsize=10)
    axes.set_facecolor(PAPER)
    if chart.kind == "bar":
        _draw_bars(axes, chart, labels)
    else:
        _draw_lines(axes, chart, labels)
    if len(chart.series) > 1:
        axes.legend(frameon=False, labelcolor=INK, fontsize=10)


def _in_legend(name: str) -> str:
    """Return a name as a legend shows it: matplotlib hides one that begins with an underscore."""
    shown = _one_line(name) or "–"
    return f" {shown}" if shown.startswith("_") else shown


def _draw_bars(axes: Any, chart: Chart, labels: list[str]) -> None:
    """Draw bars that lie, so that their labels can be read, with their values at the end."""
    thick = 0.8 / max(len(chart.series), 1)
    for number, series in enumerate(chart.series):
        drawn = _drawable(series.values, len(labels))
        places = [position + number * thick for position in range(len(labels))]
        name = _in_legend(series.name)
        bars = axes.barh(places, drawn, thick * 0.9, color=_colour(number), label=name)
        shown = [_shown(value) for value in series.values[: len(labels)]]
        shown += [""] * (len(labels) - len(shown))
        axes.bar_label(bars, shown, padding=4, color=INK, fontsize=10)
    middle = (len(chart.series) - 1) * thick / 2
    axes.set_yticks([position + middle for position in range(len(labels))], labels)
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.margins(x=0.12)


def _draw_lines(axes: Any, chart: Chart, labels: list[str]) -> None:
    for number, series in enumerate(chart.series):
        drawn = _drawable(series.values, len(labels))
        name = _in_legend(series.name)
        axes.plot(range(len(labels)), drawn, marker="o", color=_colour(number), label=name)
    step = max(len(labels) // 8, 1)
    axes.set_xticks(range(0, len(labels), step), labels[::step])
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    if axes.get_ylim()[0] > 0:
        axes.set_ylim(bottom=0)  # a line that begins above nought looks steeper than it is


def _drawable(values: tuple[float, ...], number: int) -> list[float]:
    """Return so many values within what can be drawn."""
    known = [value if math.isfinite(value) else 0.0 for value in values[:number]]
    return [max(min(value, 1e12), -1e12) for value in known] + [0.0] * (number - len(known))


def _shown(value: float) -> str:
    return f"{value:,.6g}" if math.isfinite(value) else "–"


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _one_line(text: str, longest: int = LONGEST_LABEL) -> str:
    """Return a text that can be drawn: on one line, and not longer than that."""
    plain = "".join(one if one.isprintable() else " " for one in text)
    plain = " ".join(plain.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


def _fonts() -> list[str]:
    """Return the fonts that are installed, of those that show most scripts."""
    from matplotlib import font_manager

    known = set(font_manager.get_font_names())
    return [name for name in FONTS if name in known]
