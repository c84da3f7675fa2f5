"""How time grows with the text, the number of files, of phrases, of names: measured, as a table, and drawn."""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from texts import articles, long_text, made_up_phrases

if TYPE_CHECKING:
    from run import Place

_CARD = """code: OWN001
name: made-up
summary: Made-up words
why: To measure with.
severity: warning
precision: high
message: '"{text}" is made up; write "{write}"'
fix: unsafe
phrases:
  - {table: made-up.tsv, find: find, write: write}
examples:
  bad: ["He said [[quite otherwise indeed]] twice."]
  good: ["He said nothing."]
origin: knowledge
"""
_PANEL, _MARGIN, _HEAD = (300, 200), (58, 40), 34  # width and height of the field of a curve, room left and below it, room above it


class Curve(NamedTuple):
    """Processor seconds of a whole process, without what a process on nothing of the kind takes, by a size."""

    title: str
    unit: str
    points: list[tuple[float, float]]

    @property
    def exponent(self) -> float:
        """The slope of a straight line through the logarithms: 1 is linear, 2 quadratic. Of points that are more than noise."""
        places = [(math.log(x), math.log(y)) for x, y in self.points if y > 0.02]
        if len(places) < 2:
            return 0.0
        mean = [sum(axis) / len(places) for axis in zip(*places, strict=True)]
        above = sum((x - mean[0]) * (y - mean[1]) for x, y in places)
        return above / sum((x - mean[0]) ** 2 for x, _ in places)


def measure(place: Place) -> list[Curve]:
    """The curves, each of programs that do nothing else but check with all default rules, in one process, without results kept."""
    folder = os.path.join(place.folder, "growth")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)

    def write(name: str, text: str) -> str:
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        return path

    check = [place.lint, "check", "--jobs", "1", "--no-cache"]
    empty = write("empty.txt", "\n")

    def seconds(*arguments: str, runs: int = 2) -> float:
        return min(place.timed([*check, *arguments]).cpu for _ in range(runs))

    start = seconds(empty, runs=6)

    def curve(title: str, unit: str, sizes: list[int], run: Callable[[int], float], less: float = start) -> Curve:
        return Curve(title, unit, [(size, max(run(size) - less, 0.0)) for size in sizes])

    def of_length(size: int) -> float:
        return seconds(write(f"length-{size}.txt", "".join(long_text(size * 1000))), runs=2 if size < 1000 else 1)

    def of_files(count: int) -> float:
        made = articles(3)
        return seconds(*[write(f"files-{count}/{number:05}.txt", next(made)) for number in range(count)], runs=2 if count < 200 else 1)

    def of_names(count: int) -> float:
        return seconds(write(f"names-{count}.txt", "".join(long_text(400_000, people=count))), runs=1)

    article = write("article.txt", "".join(long_text(100_000)))

    def config(count: int) -> str:
        rows = "".join(f"{phrase}\tright words\n" for phrase in made_up_phrases(count))
        write(f"phrases-{count}/own/made-up.tsv", f"# find\twrite\nquite otherwise indeed\tright words\n{rows}")
        write(f"phrases-{count}/own/made-up.yaml", _CARD)
        return write(f"phrases-{count}.toml", f'rules = ["phrases-{count}"]\n')

    def compiling(count: int) -> float:
        return seconds("--config", config(count), empty, runs=1)

    def of_phrases(count: int) -> float:
        return seconds("--config", os.path.join(folder, f"phrases-{count}.toml"), article)

    phrases = [1_000, 3_000, 10_000, 30_000, 100_000]
    compiled = curve("Own phrases: compiling them, once", "phrases", phrases, compiling, less=compiling(1))
    return [
        curve("Length of a text", "KB", [25, 50, 100, 200, 400, 800, 1600, 3200, 6400], of_length),
        curve("Number of files of 5 KB", "files", [10, 25, 50, 100, 200, 400, 800], of_files),
        curve("Names in a text of 400 KB", "names", [10, 30, 100, 300, 1000, 3000], of_names),
        compiled,
        curve("Own phrases: checking 100 KB with them", "phrases", phrases, of_phrases),
    ]


def tables(curves: list[Curve]) -> str:
    """The curves as Markdown."""
    lines = ["### Growth (seconds of processor beyond the start of the program)", ""]
    for curve in curves:
        lines += [
            f"{curve.title}; grows as size to the power of {curve.exponent:.2f}:",
            "",
            "| " + " | ".join([curve.unit, *(f"{x:,.0f}" for x, _ in curve.points)]) + " |",
            "|---" * (len(curve.points) + 1) + "|",
            "| " + " | ".join(["seconds", *(f"{y:.3f}" for _, y in curve.points)]) + " |",
            "",
        ]
    return "\n".join(lines)


def svg(curves: list[Curve]) -> str:
    """The curves side by side, both axes logarithmic, each with a dashed line of linear growth through its last point."""
    columns = 3
    width, height = _PANEL[0] + _MARGIN[0] + 32, _PANEL[1] + _MARGIN[1] + _HEAD
    rows = -(-len(curves) // columns)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * width} {rows * height}" '
        'font-family="Helvetica, Arial, sans-serif" font-size="11" fill="#333">',
        f'<rect width="{columns * width}" height="{rows * height}" fill="#fff"/>',
    ]
    for number, curve in enumerate(curves):
        parts.append(f'<g transform="translate({number % columns * width},{number // columns * height})">{_panel(curve)}</g>')
    note = "dashed: linear growth through the last point"
    parts.append(f'<text x="{columns * width - 32}" y="{rows * height - 9}" text-anchor="end">{note}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(curve: Curve) -> str:
    points = [(x, max(y, 0.001)) for x, y in curve.points]
    low, high = (tuple(change(axis) for axis in zip(*points, strict=True)) for change in (min, max))
    decades = [(math.floor(math.log10(a)), math.ceil(math.log10(b))) for a, b in zip(low, high, strict=True)]
    decades = [(a, max(b, a + 1)) for a, b in decades]

    def at(x: float, y: float) -> tuple[float, float]:
        across, up = ((math.log10(value) - a) / (b - a) for value, (a, b) in zip((x, y), decades, strict=True))
        return _MARGIN[0] + across * _PANEL[0], _HEAD + (1 - up) * _PANEL[1]

    (left, right), (bottom, top) = decades
    out = [f'<text x="{_MARGIN[0]}" y="20" font-size="13" font-weight="bold">{curve.title}</text>']
    for power in range(left, right + 1):
        x, y = at(10.0**power, 10.0**bottom)
        out.append(f'<line x1="{x:.1f}" y1="{_HEAD}" x2="{x:.1f}" y2="{y:.1f}" stroke="#e4e4e4"/>')
        out.append(f'<text x="{x:.1f}" y="{y + 15:.1f}" text-anchor="middle">{10**power:,}</text>')
    for power in range(bottom, top + 1):
        x, y = at(10.0**left, 10.0**power)
        out.append(f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x + _PANEL[0]:.1f}" y2="{y:.1f}" stroke="#e4e4e4"/>')
        out.append(f'<text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>')
    out.append(f'<text x="{_MARGIN[0] + _PANEL[0] / 2}" y="{_HEAD + _PANEL[1] + 31}" text-anchor="middle">{curve.unit}</text>')
    size, seconds = points[-1]
    begin = max(points[0][0], size * 10.0**bottom / seconds)
    ends = *at(begin, seconds * begin / size), *at(size, seconds)
    out.append('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="#999" stroke-dasharray="5 4"/>'.format(*ends))
    places = [at(*point) for point in points]
    out.append(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}" fill="none" stroke="#1f6fb4" stroke-width="2"/>')
    out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="#1f6fb4"/>' for x, y in places]
    return "".join(out)
