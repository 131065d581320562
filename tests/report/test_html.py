"""The HTML file stands alone, is readable by everybody, and quotes without obeying."""

import math
import re
from itertools import pairwise

import pytest

from crosscheck.homework.circles.contract import NAMES
from crosscheck.report import html, pictures, text
from crosscheck.report.plain import number
from crosscheck.verdict import Call, Row, Scan, Segment
from tests.html_pages import faults, read
from tests.report.conftest import SQUARE

THEMES = r'\[data-jp-theme-light="(?:true|false)"\]|\.vscode-(?:light|dark)|\.notebook_app'  # notebooks say so


def test_a_page_is_whole_and_has_its_landmarks(verdict):
    source = html.render([verdict])
    assert faults({"page.html": source}) == []
    page = read(source)
    assert len(page.all("title")) >= 1
    assert [len(page.all(tag)) for tag in ("main", "header", "footer")] == [1, 1, 1]
    assert page.all("script", "img") == []
    assert all(link.startswith("#") for link in page.links)
    assert len(page.all("caption")) == len(page.all("table"))


def test_several_submissions_are_linked_from_a_summary(examples):
    source = html.render(list(examples.values()))
    assert faults({"page.html": source}) == []
    page = read(source)
    assert [link[1:] for link in page.links] == page.ids
    assert len(set(page.ids)) == len(examples)


def test_it_says_what_the_text_says(verdict):
    said = " ".join(read(html.render([verdict])).said.split())
    for function in verdict.functions.values():
        for finding in [*function.causes, *function.remarks]:
            repeats = function.reason is not None and function.reason.message in finding.message
            assert repeats or finding.kind in said
    head, *parts = text.render(verdict, width=10_000, explain=True).split("\n\n")
    summary = parts[-1].splitlines() if parts else head.splitlines()[1:]
    assert summary
    told = [line.partition(" with Python")[0] for line in summary]  # the page has more versions, in a line of their own
    assert all(re.sub("^(agrees with the reference: |repeat: |  reason  )", "", line) in said for line in told)


def test_a_note_leaves_all_green_and_is_told_once(examples):
    page = read(html.render([examples["noted"]]))
    badges = [attributes["class"] for attributes in page.all("span") if "badge" in str(attributes.get("class"))]
    assert badges == ["badge right"] * 4
    assert page.said.count("Right wherever the homework asks.") == 1
    assert "Remarks:" not in page.said


def test_what_several_functions_share_is_said_once(examples):
    for shown in (html.render([examples["lacks_a_package"]]), text.render(examples["lacks_a_package"])):
        assert shown.count("scipy is not installed") == 1
        assert shown.count("the same as for network") == 2


def test_quoted_words_are_text(examples):
    hostile = [examples["hostile"], examples["hostile_unjudged"]]
    for source in [html.render([each]) for each in hostile] + [html.Report(each)._repr_html_() for each in hostile]:
        document = read(source)
        assert document.all("script") == []
        assert '<script>alert(1)</script> &amp; "quoted" ]]>' in document.said
        assert "{{ 7*7 }}" in document.said
        assert all(character.isprintable() or character in "\n\t" for character in source)
        source.encode("utf-8")


def test_the_picture_says_in_words_where_the_gradients_differ(examples):
    differ = "They differ in 10 of 17 entries: v11, v12, v21, v22, v32, v42, b1, b2, b3, b4."
    assert differ in read(html.render([examples["wrong"]])).said
    assert "They agree in all 17 entries." in read(html.render([examples["right"]])).said


def test_a_picture_that_is_taken_out_leaves_no_words_and_takes_none_along(examples):
    """A notebook that is not trusted drops pictures and styles, and keeps the words in a picture."""
    fragment = html.Report(examples["wrong"])._repr_html_()
    pictures = re.findall("<svg.*?</svg>", fragment, re.DOTALL)
    assert len(pictures) == len(NAMES) + 2  # and what marks the two columns
    assert "".join(read(picture).said for picture in pictures).split() == []
    (gradient,) = examples["wrong"].functions["loss_gradient"].gradient
    rows = re.findall(r"<tr(?: class=\"differs\")?><th scope=\"row\">.*?</tr>", fragment, re.DOTALL)[-len(NAMES) :]
    for shown, row in zip(rows, gradient, strict=True):
        words = re.findall(r">([^<>\s]+)<", re.sub("(?s)<svg.*?</svg>", "", shown))
        assert words[:3] == [row.entry, number(row.obtained), number(row.expected)]


def test_in_a_notebook_it_styles_nothing_but_itself(examples):
    fragment = html.Report(examples["wrong"])._repr_html_()
    selectors = outer_selectors(fragment.split("<style>")[1].split("</style>")[0])
    assert selectors
    assert all(re.sub(f"^({THEMES}) ", "", selector).startswith(".crosscheck") for selector in selectors)
    page = read(fragment)
    assert (page.ids, page.faults, page.open) == ([], [], [])  # a notebook may hold many


def outer_selectors(css: str) -> list[str]:
    """Return the selectors of the rules that stand within no other rule, be it within @media."""
    found, depth = [], 0
    for before, brace in re.findall(r"([^{}]*)([{}])", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if brace == "}":
            depth = max(depth - 1, 0)
        elif not before.strip().startswith("@"):
            found += [part.strip() for part in before.split(",")] if depth == 0 else []
            depth += 1
    return found


def test_a_rule_within_another_is_told_from_one_that_stands_alone():
    css = ".a, .b { color: red; c { d { e: f } } } /* .g {} */ h { } @media (i: j) { .k { l { m: n } } o { } }"
    assert outer_selectors(css) == [".a", ".b", "h", ".k", "o"]


def test_what_stands_between_backticks_is_code_and_markup_stays_text():
    assert str(html.marked_up("`a < b`, not <b>c</b> \x1b[31m")) == "<code>a &lt; b</code>, not &lt;b&gt;c&lt;/b&gt; "


REACH = 2.0
MIDDLES = {side: ((side[0] + side[2]) / 2, (side[1] + side[3]) / 2) for side in SQUARE}
HALVES = tuple((*end, *middle) for side, middle in MIDDLES.items() for end in (side[:2], side[2:]))
BESIDE: Segment = (1.5, 1.5, 1.8, 1.5)
CASES: dict[str, tuple[tuple[Segment, ...], int]] = {
    "nothing": ((), 0),
    "a square": (SQUARE, 1),
    "a square of eight segments": (HALVES, 1),
    "a square and a segment that it does not meet": ((*SQUARE, BESIDE), 2),
}


def drawn(path: str) -> tuple[int, list[list[str]]]:
    """Return how many lines a path has, and the ends of its segments, in one order for all paths."""
    lines = [line.split("L") for line in re.split("M", path)[1:]]
    return len(lines), sorted(sorted(ends) for line in lines for ends in pairwise(line))


def apart(segments: tuple[Segment, ...]) -> str:
    """Draw each segment by itself, as a line of one."""
    return "".join(pictures.lines([each], REACH) for each in segments)


@pytest.mark.parametrize(("segments", "n"), CASES.values(), ids=CASES)
def test_segments_that_meet_are_one_line_and_none_is_lost(segments, n):
    assert drawn(pictures.lines(segments, REACH)) == (n, drawn(apart(segments))[1])


def test_the_first_coordinate_points_to_the_right_and_the_second_upwards():
    assert pictures.lines([(-2.0, 2.0, 2.0, -1.0)], REACH) == "M0.0 0.0L100.0 75.0"
    assert drawn(apart(SQUARE))[0] == len(SQUARE)  # segments that are drawn apart are found
    assert drawn(apart(SQUARE[1:]))[1] != drawn(apart(SQUARE))[1]


def bars(first: float, other: float) -> list[pictures.Entry]:
    """Place a gradient whose first entry is `first` beside `other`; all further entries are 1 on both sides."""
    numbers = [(first, other), *[(1.0, 1.0)] * 16]
    return pictures.bars([[Row(Call("here"), name, *both) for name, both in zip(NAMES, numbers, strict=True)]])


@pytest.mark.parametrize(
    ("obtained", "expected", "differ"),
    [(8e-11, 0.0, False), (1.2e-10, 0.0, True), (24 + 1.9e-9, 24.0, False), (24 + 2.9e-9, 24.0, True)],
)
def test_what_is_1e_10_away_absolutely_and_relatively_is_said_to_differ(obtained, expected, differ):
    assert [entry.row.entry for entry in bars(obtained, expected) if entry.differs] == ["u1"] * differ


@pytest.mark.parametrize("value", [0.0, 1e-320, -1e-9, 3.0, 1e308, math.inf, -math.inf, math.nan])
@pytest.mark.parametrize("other", [0.0, 1e-320, 24.1, 1e308, math.nan])
def test_bars_stay_in_the_picture(value, other):
    placed = bars(value, other)
    drawn = [bar for entry in placed for bar in (entry.theirs, entry.reference) if bar]
    left, right = pictures.ZERO - pictures.HALF, pictures.ZERO + pictures.HALF
    assert all(left <= bar.x <= bar.x + bar.width <= right for bar in drawn)
    assert [entry.row.entry for entry in placed] == list(NAMES)
    assert (placed[0].theirs is None) == math.isnan(value)


def test_one_huge_entry_runs_out_of_the_picture_and_flattens_nothing():
    placed = bars(-1e9, 1.0)
    assert [entry.row.entry for entry in placed if entry.differs] == ["u1"]
    huge, ordinary = placed[0].theirs, placed[1].theirs
    assert (huge.clipped, ordinary.clipped, ordinary.width) == (-1, 0, pictures.HALF)
    assert pictures.bars(()) == []


def test_the_slope_of_a_line_lies_on_it():
    shown = Scan("loss", "u1", (-2.0, -1.0, 0.0, 1.0, 2.0), (1.0, 4.0, 7.0, 10.0, 13.0), 3.0)
    curve, tangent = ([float(one) for one in re.findall(r"-?[\d.]+", path)] for path in pictures.scan(shown))
    (x0, y0), (x1, y1) = curve[:2], curve[-2:]
    for x, y in zip(tangent[::2], tangent[1::2], strict=True):
        assert y == pytest.approx(y0 + (y1 - y0) * (x - x0) / (x1 - x0), abs=0.2)
