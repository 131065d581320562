"""What `crosscheck automates --out DIR` writes: a page per topic, to project, and an index. Each is one file."""

import ast
import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from crosscheck.command.automating.results import TopicOutcome, most_telling, summary
from crosscheck.command.output import tracked
from crosscheck.figures.svg import inline
from crosscheck.homework.circles.run import Row
from crosscheck.lecture import times
from crosscheck.lecture.comparison import Compared, code, lines_about, sides
from crosscheck.lecture.topic import CHAPTERS, Mistake, Topic, random_start
from crosscheck.report import plain
from crosscheck.report.html import environment, marked_up, script
from crosscheck.verdict import grouped
from crosscheck.versions import loaded_versions

INDEX = "index.html"
LONG = re.compile(r"\S{25}")  # a word of 25 characters or more may wrap after a bracket, for narrow screens
NARROW, TALL = 48, 20  # on a slide: most characters of a line beside another, and most lines


class CodeLine(NamedTuple):
    """A coloured line of code, its indentation in characters, and whether the topic is about it."""

    html: Markup
    indent: int
    core: bool


class Pair(NamedTuple):
    """A function of a topic by hand and in torch, or of only one side, as a slide shows it."""

    name: str
    codes: tuple[tuple[str, list[CodeLine]], ...]  # the side's name, and its lines without the docstring
    beside: bool  # whether both fit beside each other


# Pages


def render(outcomes: list[TopicOutcome], seed: int, projector: bool = False, times: bool = False) -> dict[str, str]:
    """Return the pages by their files' names, the index last.

    The outcomes are of a run with this seed, mistakes included. With `projector` pages open as slides; with `times` the
    times over the number of points are measured here.
    """
    shown = [_page(outcome, seed, times) for outcome in tracked("pages", outcomes)]
    given = {"pages": shown, "seed": seed, "summary": summary(outcomes), "versions": loaded_versions(), "INDEX": INDEX}
    given |= {"projector": projector, **script("crosscheck.command.automating", "projector.js")}
    neighbours = zip([None, *shown], shown, [*shown[1:], None], strict=False)
    templates = environment("crosscheck.command.automating")
    templates.globals.update(most_telling=most_telling, by_reason=by_reason, has_steps=has_steps, said=said)
    templates.filters.update(short=short, in_code=marked_up)
    of_topics, index = map(templates.get_template, ("topic.html.j2", "index.html.j2"))
    pages = {page["file"]: of_topics.render(page=page, before=one, after=two, **given) for one, page, two in neighbours}
    groups = [(chapter, [page for page in shown if page["topic"].chapter == chapter]) for chapter in CHAPTERS]
    return pages | {INDEX: index.render(groups=[(chapter, each) for chapter, each in groups if each], **given)}


def _page(outcome: TopicOutcome, seed: int, timed: bool) -> dict[str, Any]:
    """Return all that a topic's page shows."""
    from latex2mathml.converter import convert

    topic, picture, curves, both = outcome.topic, None, None, sides(outcome.topic.name)
    if topic.draw and outcome.compared:
        picture = topic.caption, Markup(inline(topic.draw(random_start(seed)), topic.name, topic.caption))
    if topic.timed and outcome.compared:
        machine, seconds = times.measured(topic) if timed else json.loads(times.RECORDED.read_bytes())[topic.name]
        figure = times.draw(seconds)
        told = "; ".join(times.told(name, *both_sides.values())[0] for name, both_sides in seconds.items())
        says = f"{told}. Measured on {machine}."
        curves = says, Markup(inline(figure, f"times-of-{topic.name}", says))
        picture, curves = (picture, curves) if picture else (curves, None)  # without a picture, the curves are first
    changed = topic.mistake.changed(both)
    right, wrong = map(lines, before_and_after(changed.source, topic.mistake))
    shown = [(code(side.source), core) for side, core in zip(both, topic.core, strict=True)]
    codes = [
        {"path": s.path, "about": about(s.source)[1], "lines": lines(*its)} for s, its in zip(both, shown, strict=True)
    ]
    each = re.split(r"\\qquad|\n", topic.formulas.strip())  # one by one, so that the page can put them side by side
    return {
        "outcome": outcome,
        "topic": topic,
        "file": f"{topic.name}.html",
        "title": about(both[0].source)[0],
        "both": codes,
        "changed": changed.name,
        "right": right,
        "wrong": wrong,
        "picture": picture,
        "curves": curves,
        "formulas": [Markup(convert(one, display="block")) for one in each],
        "pairs": paired(*shown),
        "deeper": [lines(one) if one else [] for one in topic.deeper],
    }


def by_reason(rows: Iterable[Row], compared: Compared) -> list[tuple[str, list[Row]]]:
    """Return rows by the reason for their tolerance, in the order in which the reasons come up."""
    return [*grouped((compared.reasons[row.question.quantity], row) for row in rows).items()]


def has_steps(topic: Topic) -> bool:
    """Return whether any quantity of a topic has an axis of steps."""
    return any("step" in axes for axes in topic.axes.values())


def said(topic: Topic, name: str, value: float) -> str:
    """Write a value of a quantity: in the topic's words for it, or as a number."""
    return topic.means.get(name, {}).get(value) or number(value)


def number(value: float) -> str:
    """Write a number with all its digits, a whole one without a point."""
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def short(value: float, digits: int = 2) -> str:
    """Write a number with a few digits, or with all digits before the point if there are three to six of them."""
    if value.is_integer() and abs(value) < 1e6:
        return number(value)
    return f"{value:.0f}" if 100 <= abs(value) < 1e6 else plain.number(value, digits)


# Code


def lines(source: str, core: tuple[str, ...] = ()) -> list[CodeLine]:
    """Colour the lines of a piece of code. `core` holds the beginnings of the lines that the topic is about."""
    formatter = HtmlFormatter(nowrap=True, classprefix="of-")  # a prefix, so that its CSS classes are not the page's
    coloured = highlight(source, PythonLexer(stripnl=False), formatter)
    about = lines_about(source, core) if core else []
    found = []
    for i, (html, line) in enumerate(zip(coloured.splitlines(), source.splitlines(), strict=True), start=1):
        broken = re.sub(r"([(\[{])</span>", r"\1</span><wbr>", html) if LONG.search(line) else html
        found.append(CodeLine(Markup(broken), len(line) - len(line.lstrip()), i in about))
    return found


def about(source: str) -> tuple[str, str]:
    """Return the title of a module's docstring, which are the words before its first colon, and the rest."""
    title, _, text = (ast.get_docstring(ast.parse(source)) or "").partition(":")
    return title, text.strip()


def paired(*shown: tuple[str, tuple[str, ...]]) -> Iterator[Pair]:
    """Yield the functions and classes of two codes in pairs, without docstrings. Long ones are split over slides."""
    rows, coloured = zip(*((source.splitlines(), lines(source, core)) for source, core in shown), strict=True)
    parts = [_parts(source) for source, _ in shown]
    for name in dict.fromkeys(name for one in parts for name in one):
        each = [one.get(name, []) for one in parts]
        for at in range(0, max(map(len, each)), TALL):
            here = [of[at : at + TALL] for of in each]
            narrow = all(len(text[i]) <= NARROW for text, of in zip(rows, here, strict=True) for i in of)
            sides = zip(("by hand", "in torch"), coloured, here, strict=True)
            codes = tuple((side, [its[i] for i in of]) for side, its, of in sides if of)
            yield Pair(name if at == 0 else f"{name}, continued", codes, narrow)


def _parts(source: str) -> dict[str, list[int]]:
    """Return the line numbers, from 0 on, of each function and class by its name, without its docstring."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            first = min([node.lineno, *(one.lineno for one in node.decorator_list)]) - 1
            docstring = range(node.body[0].lineno - 1, node.body[0].end_lineno or 0) if ast.get_docstring(node) else ()
            found[node.name] = [i for i in range(first, node.end_lineno or 0) if i not in docstring]
    return found


def before_and_after(source: str, mistake: Mistake) -> list[str]:
    """Return the whole lines that a mistake changes, as they are and with the mistake."""
    first = source[: source.index(mistake.right)].count("\n")
    both = (source, mistake.right), (mistake.made_in(source), mistake.wrong)
    rows = (whole.splitlines()[first : first + part.count("\n") + 1] for whole, part in both)
    return [textwrap.dedent("\n".join(each)) for each in rows]
