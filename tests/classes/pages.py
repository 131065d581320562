"""A class whose pages tests look at, and what they read there."""

import re
from pathlib import Path
from typing import Any

from crosscheck.classes import pages
from crosscheck.classes.gradebook import Mark
from crosscheck.classes.handed_in.intake import Without
from crosscheck.classes.pages import class_page, student_page
from crosscheck.classes.rubric import points
from crosscheck.classes.standing import Standing
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.verdict import Feedback
from tests.classes.classes import RUBRIC, TERMS, function, verdict
from tests.html_pages import read
from tests.report.conftest import EXAMPLES, HOSTILE

HOSTILE_NAME = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202e {{ 7*7 }} ../../etc'
LONG_NAME = "an extremely long name " * 8
FEEDBACKS: tuple[Feedback, ...] = ("verdict", "where", "hint", "formula")


def standing(student: str, told: dict[str, Any] | None, **details: Any) -> Standing:
    """Return where a student stands whose verdict is a crosscheck.verify/2 object."""
    earned = {} if told is None else points(told, RUBRIC)
    of = dict(RUBRIC.points)
    plain = Standing(student, f"class/{student}/hw.py", f"likeness of {student}", 1, 1, told, earned, of, {})
    return plain._replace(**details)


def a_class() -> list[Standing]:
    """Return a class in which there is one of everything."""
    wrong = verdict("w.py", function("loss", "wrong", ["mean-instead-of-sum"]), passed=10)
    both = verdict("b.py", function("loss", "wrong", ["mean-instead-of-sum"]), function("network", "wrong", ["a-last"]))
    given = verdict("g.py", function("network", "wrong", ["a-last"]), function("loss", "right", given="your network"))
    unfinished = verdict("u.py", function("loss", "missing"), function("loss_gradient", "unjudged"))
    slip, earlier = Mark("Bob Both", "loss", 2.5, "a slip in the last line"), Mark("Bob Both", "network", 3.0, "", "1")
    by_hand = {"loss": slip, "network": earlier}
    return [
        standing("Zoë Right", verdict("r.py"), attempt=2, attempts=3),
        standing("ann wrong", wrong),
        standing("Bob Both", both, marks=by_hand),
        standing("Cyd Given", given),
        standing("Dan Unfinished", unfinished),
        standing("Eve Remarks", EXAMPLES["remarks"].to_json()),
        standing("Fay Waiting", None),
        standing("Gus Missing", verdict("m.py", function("loss", "missing"))),
        standing(HOSTILE_NAME, EXAMPLES["hostile"].to_json(), path=f"class/{HOSTILE}.py"),
        standing(LONG_NAME, EXAMPLES["wrong"].to_json(), likeness="the same"),
        standing("Hal Alike", EXAMPLES["wrong"].to_json(), likeness="the same"),
    ]


def page_name(student: str) -> str:
    return pages.page_name(student, TERMS.secret)


def index_of(class_: list[Standing], feedback: Feedback = "hint", without: Without | None = None) -> str:
    return class_page(class_, TERMS, feedback, without or {})


def page_of(one: Standing, feedback: Feedback = "hint") -> str:
    return student_page(one, CIRCLES, feedback)


def written(folder: Path, class_: list[Standing]) -> Path:
    """Write a class's pages as plain files, for a browser; return the class's page."""
    (folder / "students").mkdir(parents=True)
    for one in class_:
        (folder / "students" / page_name(one.student)).write_text(page_of(one), encoding="utf-8")
    (folder / "index.html").write_text(index_of(class_), encoding="utf-8")
    return folder / "index.html"


def rows_of(page: str) -> list[tuple[dict[str, str | None], list[str], list[str | None]]]:
    """Return of each row of the table of students its attributes, its cells' words, and what they are ordered by."""
    body = read(re.split("</?tbody[^>]*>", page)[1])
    keys = iter(cell.get("data-sort") for cell in body.all("th", "td"))
    rows = zip(body.all("tr"), body.rows, strict=True)
    return [(of_row, [" ".join(cell.split()) for cell in cells], [next(keys) for _ in cells]) for of_row, cells in rows]
