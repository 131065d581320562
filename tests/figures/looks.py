"""What a picture must look like, found out from its artists and from its SVG. Each fault is one sentence."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import numpy as np
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from crosscheck.figures import style
from crosscheck.lecture.topic import random_start
from crosscheck.lecture.topics import TOPICS

SMALLEST = 14  # points
GAP = 0.3  # between two words on one line, as a part of their height
POINTS = {"#0173b2", "#de8f05"}  # of the circles as the homework draws them
PALETTE = {*style.LINES, style.GREY, style.PALE, style.PAPER, *POINTS}
SVG = "{http://www.w3.org/2000/svg}"


@cache
def picture(name: str, seed: int = 1) -> Figure:
    """Draw a topic's picture, from the start of a seed."""
    return TOPICS[name].draw(random_start(seed))


def faults(figure: Figure) -> list[str]:
    """Return what is wrong with a figure: its words, their size and place, its colours."""
    figure.draw_without_rendering()
    return [*_words(figure), *_places(figure), *_colours(figure), *_told_apart(figure)]


def _words(figure: Figure) -> Iterator[str]:
    if not figure.get_suptitle():
        yield "there is no title"
    for ax in figure.axes:
        place = ax.get_subplotspec()
        for axis, alike in (("x", "colspan"), ("y", "rowspan")):  # one label for a column, or a row, of panels
            labels = [getattr(other, f"get_{axis}label")() for other in figure.axes if _same(other, place, alike)]
            if not any(letter.isalpha() for label in labels for letter in label):
                yield f"an axis {axis} has no label"
    for text in _texts(figure):
        if text.get_fontsize() < SMALLEST:
            yield f"{text.get_text()!r} is {text.get_fontsize():g} points high"
        if re.search(r"[a-z]_[a-z]+_|arb|golden|\bulp\b|\$", text.get_text()):
            yield f"{text.get_text()!r} is not in words"


def _same(other: Any, place: Any, alike: str) -> bool:
    return bool(getattr(other.get_subplotspec(), alike) == getattr(place, alike))


def _texts(figure: Figure) -> list[Text]:
    found = figure.findobj(Text)
    shown = [text for text in found if text.get_visible() and text.get_text().strip()]
    ticks = {label for ax in figure.axes for label in (*_out_of_sight(ax.xaxis), *_out_of_sight(ax.yaxis))}
    return [text for text in shown if text not in ticks]


def _out_of_sight(axis: Any) -> list[Text]:
    """Return the labels of ticks that matplotlib keeps but does not draw."""
    drawn = set(axis._update_ticks())
    every = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
    hidden = [tick for tick in every if tick not in drawn]
    return [tick.label2 for tick in every] + [tick.label1 for tick in hidden] + [axis.get_offset_text()]


def _places(figure: Figure) -> Iterator[str]:
    boxes = [(text.get_text(), text.get_window_extent()) for text in _texts(figure)]
    width, height = figure.bbox.size
    for words, box in boxes:
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1:
            yield f"{words!r} is cut off"
    for (one, a), (other, b) in combinations(boxes, 2):
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1:
            yield f"{one!r} lies over {other!r}"
        elif -1 <= max(a.x0, b.x0) - min(a.x1, b.x1) < GAP * min(a.height, b.height) and abs(a.y0 - b.y0) < 1:
            yield f"{one!r} runs into {other!r}"


def _colours(figure: Figure) -> Iterator[str]:
    used = set()
    for artist in figure.findobj(lambda each: each.get_visible()):
        for name in ("color", "facecolor", "edgecolor", "markerfacecolor", "markeredgecolor"):
            get = getattr(artist, f"get_{name}", None)
            given = get() if get is not None else None
            if given is None or (isinstance(given, str) and given in ("none", "auto")):
                continue
            rows = np.atleast_2d(np.array(given, dtype=float)) if not isinstance(given, str) else [given]
            used |= {to_hex(colour) for colour in rows if isinstance(colour, str) or len(colour) < 4 or colour[3] > 0}
    yield from (f"{colour} is not of the palette" for colour in sorted(used - PALETTE))


def _told_apart(figure: Figure) -> Iterator[str]:
    """Yield the lines that only their colour tells from another."""
    for ax in figure.axes:
        named = [line for line in ax.lines if not str(line.get_label()).startswith("_")]
        looks = [(str(one._dash_pattern), one.get_marker(), one.get_linewidth(), one.get_markersize()) for one in named]
        for (i, one), (j, other) in combinations(enumerate(named), 2):
            if looks[i] == looks[j] and one.get_color() != other.get_color():
                yield f"only their colours tell {one.get_label()!r} from {other.get_label()!r}"


def svg_faults(svg: str, name: str) -> list[str]:
    """Return what keeps an SVG from standing in a page beside others."""
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        return [f"it is not well-formed: {error}"]
    return [*_of_the_whole(root), *_of_identifiers(root, name)]


def _of_the_whole(root: ElementTree.Element) -> Iterator[str]:
    if root.tag != f"{SVG}svg" or root.get("role") != "img":
        yield "it is no svg element with the role of an image"
    for tag in ("title", "desc"):
        told, labels = root.find(f"{SVG}{tag}"), root.get("aria-labelledby", "").split()
        if told is None or not (told.text or "").strip() or told.get("id") not in labels:
            yield f"it has no {tag} that names it"
    if not re.fullmatch(r"[\d. -]+", root.get("viewBox", "")) or root.get("width") != "100%":
        yield "it does not become as wide as its column"
    for tag in ("style", "script", "image", "metadata", "foreignObject"):
        if root.find(f".//{SVG}{tag}") is not None:
            yield f"there is a {tag} in it"
    if root.find(f".//{SVG}text") is None:
        yield "its text is drawn, not written"
    styles = " ".join(each.get(name, "") for each in root.iter() for name in ("style", "fill", "stroke"))
    if alone := re.findall(r"(?<!light-dark\()(?<!, )#[0-9a-f]{6}", styles):
        yield f"it has colours that a dark page cannot change: {sorted(set(alone))}"


def _of_identifiers(root: ElementTree.Element, name: str) -> Iterator[str]:
    identifiers = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    if len(set(identifiers)) < len(identifiers):
        yield "an identifier stands twice"
    yield from (f"the identifier {each} may be another's" for each in identifiers if not each.startswith(f"{name}-"))
    for element in root.iter():
        for key, value in element.attrib.items():
            references = re.findall(r"url\(([^)]*)\)", value) + ([value] if key.endswith("href") else [])
            own = {f"#{identifier}" for identifier in identifiers}
            yield from (f"{each} is not in it" for each in references if each not in own)
            if "//" in value:
                yield f"{value} is fetched"
