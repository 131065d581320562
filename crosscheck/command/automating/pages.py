"""What `crosscheck automates --out DIR` writes: a page for each topic, to project, and an index. Each file stands by itself."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from crosscheck.automates.comparison import sides
from crosscheck.automates.source import path_of, source_of
from crosscheck.automates.topic import Topic
from crosscheck.automates.topics import COURSE, NOTEBOOKS
from crosscheck.command import out as place
from crosscheck.command.automating import codes, wording
from crosscheck.command.automating.outcome import Outcome, most_telling, summary
from crosscheck.optional import needed_for
from crosscheck.report.html import environment
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.versions import loaded_versions

if TYPE_CHECKING:
    from jinja2 import Environment

INDEX = "index.html"


@dataclass(frozen=True)
class Code:
    """One side's file: its name and path, what its docstring says, and its lines without it."""

    side: str
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
        An `<svg>` element, with `caption` in words.
    """

    outcome: Outcome
    title: str
    group: str
    both: tuple[Code, Code]
    right: list[codes.Line]
    wrong: list[codes.Line]
    picture: Markup | None
    caption: str

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
    groups = [(group, [page for page in shown if page.group == group]) for group in COURSE]
    index = _environment().get_template("index.html.j2")
    return pages | {INDEX: index.render(groups=[(group, each) for group, each in groups if each], **given)}


def _page(outcome: Outcome, seed: int) -> Page:
    from crosscheck.figures import topics as figures

    topic = outcome.topic
    each = {side.name: (path_of(side), source_of(side)) for side in sides(topic)}
    right, wrong = codes.before_and_after(each[topic.mistake.side][1], topic.mistake)
    drawn = outcome.compared is not None and topic.name in figures.NAMES
    by_hand, torch = (
        Code(side, path, codes.paragraphs(source), codes.lines(codes.code(source)))
        for side, (path, source) in each.items()
    )
    return Page(
        outcome,
        codes.title(each["by hand"][1]),
        next(group for group, names in COURSE.items() if topic.name in names),
        (by_hand, torch),
        codes.lines(right),
        codes.lines(wrong),
        Markup(figures.svg(topic.name, seed)) if drawn else None,
        figures.says(topic.name) if drawn else "",
    )


@cache
def _environment() -> Environment:
    found = environment("crosscheck.command.automating")
    found.globals.update(most_telling=most_telling, words=wording, NOTEBOOKS=NOTEBOOKS)
    found.filters.update(short=wording.short, in_code=wording.in_code)
    return found
