"""What `crosscheck automates --out DIR` writes: a page a topic, to project, and an index. Each stands by itself."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from crosscheck.automates.comparison import Quantity, sides
from crosscheck.automates.topic import CHAPTERS, Topic, random_start
from crosscheck.command import out as place
from crosscheck.command.automating import codes
from crosscheck.command.automating.outcome import Outcome, most_telling, summary
from crosscheck.figures.svg import inline
from crosscheck.optional import needed_for
from crosscheck.report import plain
from crosscheck.report.html import environment
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.versions import loaded_versions

if TYPE_CHECKING:
    from jinja2 import Environment

INDEX = "index.html"


@dataclass(frozen=True)
class Code:
    """One side's file: its path, what its docstring says, and its lines without it."""

    path: str
    paragraphs: list[codes.Paragraph]
    lines: list[codes.Line]


@dataclass(frozen=True)
class Page:
    """What a topic's page shows beside its outcome.

    Attributes
    ----------
    right, wrong : list of Line
        What the topic's mistake changes, as it is and with the mistake.
    picture : Markup, optional
        An `<svg>` element.
    """

    outcome: Outcome
    title: str
    both: tuple[Code, Code]
    right: list[codes.Line]
    wrong: list[codes.Line]
    picture: Markup | None

    @property
    def topic(self) -> Topic:
        """The topic."""
        return self.outcome.topic

    @property
    def file(self) -> str:
        """The page's file."""
        return f"{self.topic.name}.html"


@contextlib.contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """Make the folder, before anything is measured in the block; if nothing is written to it there, take it away again.

    Raises
    ------
    CannotJudgeError
        If matplotlib is not installed; if the folder cannot be made or written to, or holds anything.
    """
    with needed_for("--out"):  # its pictures
        import_module("matplotlib")
    with place.folder(folder):
        if any(folder.iterdir()):
            raise CannotJudgeError(f"{folder} is not empty; --out writes to a new or an empty folder.")
        yield


def write(folder: Path, pages: dict[str, str]) -> None:
    """Write pages into a folder.

    Raises
    ------
    CannotJudgeError
        If a page cannot be written, or exists by now.
    """
    try:
        for name, text in pages.items():
            with place.whole(folder / name, "x", encoding="utf-8") as file:
                file.write(text)
    except OSError as error:
        raise CannotJudgeError(f"A page in {folder} cannot be written ({error.strerror}).") from None


def render(outcomes: list[Outcome], seed: int, on_page: Callable[[int], None] = lambda _: None) -> dict[str, str]:
    """Return the pages by their files' names, the index last.

    Parameters
    ----------
    outcomes : list of Outcome
        With the topics' mistakes measured.
    seed : int
        Of the run that they are of.
    on_page : callable
        Called with the number of pages whose picture is drawn.
    """
    shown = []
    for outcome in outcomes:
        shown.append(_page(outcome, seed))
        on_page(len(shown))
    given = {"pages": shown, "seed": seed, "summary": summary(outcomes), "versions": loaded_versions(), "INDEX": INDEX}
    neighbours = zip([None, *shown], shown, [*shown[1:], None], strict=False)
    of_topics = _environment().get_template("topic.html.j2")
    pages = {
        page.file: of_topics.render(page=page, before=one, after=next_, **given) for one, page, next_ in neighbours
    }
    groups = [(chapter, [page for page in shown if page.topic.chapter == chapter]) for chapter in CHAPTERS]
    index = _environment().get_template("index.html.j2")
    return pages | {INDEX: index.render(groups=[(chapter, each) for chapter, each in groups if each], **given)}


def _page(outcome: Outcome, seed: int) -> Page:
    topic = outcome.topic
    each = {side.name: side for side in sides(topic)}
    right, wrong = codes.before_and_after(each[topic.mistake.side].source, topic.mistake)
    by_hand, torch = (
        Code(side.path, codes.paragraphs(side.source), codes.lines(codes.code(side.source))) for side in each.values()
    )
    picture = None
    if topic.draw and outcome.compared:
        picture = Markup(inline(topic.draw(random_start(seed)), topic.name, topic.caption))
    title = codes.title(each["by hand"].source)
    return Page(outcome, title, (by_hand, torch), codes.lines(right), codes.lines(wrong), picture)


@cache
def _environment() -> Environment:
    found = environment("crosscheck.command.automating")
    found.globals.update(most_telling=most_telling, by_reason=by_reason, has_steps=has_steps, said=said)
    found.filters.update(short=short, in_code=in_code)
    return found


def by_reason(quantities: tuple[Quantity, ...]) -> list[tuple[str, list[Quantity]]]:
    """Return quantities by the reason for their tolerance, in the order in which the reasons come up."""
    order = list(dict.fromkeys(one.reason for one in quantities))
    together = groupby(sorted(quantities, key=lambda one: order.index(one.reason)), key=lambda one: one.reason)
    return [(reason, list(each)) for reason, each in together]


def has_steps(topic: Topic) -> bool:
    """Whether any of a topic's quantities goes step by step."""
    return any("step" in axes for axes in topic.axes.values())


def said(topic: Topic, name: str, value: float) -> str:
    """Write a value of a quantity: in the topic's words for it, or as a number."""
    return topic.means.get(name, {}).get(value) or number(value)


def number(value: float) -> str:
    """Write a number with all its digits, a whole one without a point."""
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def short(value: float, digits: int = 2) -> str:
    """Write a number with a few digits, or with all before the point where there are three to six of them."""
    if value.is_integer() and abs(value) < 1e6:
        return number(value)
    return f"{value:.0f}" if 100 <= abs(value) < 1e6 else plain.number(value, digits)


def in_code(text: str) -> Markup:
    """Mark what stands between backticks as code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if i % 2 else escape(part) for i, part in enumerate(parts)
    )
