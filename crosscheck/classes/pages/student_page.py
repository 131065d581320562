"""A student's page: the points, and as much of the verdict as may be told. It names nobody else."""

from __future__ import annotations

from pathlib import PurePosixPath

from crosscheck.classes.standing import Standing
from crosscheck.classes.stored import verdict_of
from crosscheck.homework import Homework
from crosscheck.report.html import environment
from crosscheck.verdict import Feedback


def render(standing: Standing, homework: Homework, feedback: Feedback) -> str:
    """Return the page.

    Parameters
    ----------
    standing : Standing
    homework : Homework
    feedback : {"verdict", "where", "hint", "formula"}
        How much is told, as by ``crosscheck verify --feedback``.
    """
    verdict = None if standing.verdict is None else verdict_of(standing.verdict, homework).told(feedback)
    page: str = (
        environment("crosscheck.classes.pages")
        .get_template("student.html.j2")
        .render(
            standing=standing,
            verdict=verdict,
            homework=homework.title,
            file=PurePosixPath(standing.path).name,
            functions=[name for name in standing.of if name in standing.points],
            number="{:g}".format,
        )
    )
    return page
