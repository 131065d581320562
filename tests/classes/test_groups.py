"""A file that several students handed in together is judged once; each of them has its verdict and its points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest

from crosscheck.classes.database import Gradebook, open_gradebook
from crosscheck.classes.gradebook import agree_on_terms, record
from crosscheck.classes.grading import Desk
from crosscheck.classes.handed_in.intake import take_in
from crosscheck.classes.standing import Standing, standings, summarise
from crosscheck.classes.tables import students_table
from crosscheck.classes.workers import Judges
from crosscheck.command.grading import judges
from crosscheck.command.judging import Recipe
from crosscheck.sandbox.levels import Level
from tests.classes.classes import TERMS, judge, written

WRONG = "# loss=wrong:mean-instead-of-sum\n" + "x = 1\n" * 30


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Gradebook]:
    with closing(open_gradebook(tmp_path / "class.sqlite")) as book:
        agree_on_terms(book, TERMS)
        yield book


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the folders of the files that are judged."""
    asked: list[str] = []

    def listening(_: Recipe, path: str, content: bytes) -> Mapping[str, Any]:
        asked.append(Path(path).parent.name)
        return judge(path, content)

    monkeypatch.setattr(judges, "judge_content", listening)
    return asked


def exported(folder: Path, groups: Mapping[str, list[str]]) -> Path:
    """Write what Gradescope exports of groups that have all handed in the same."""
    told = "".join(
        f"{name}:\n  :submitters:\n" + "".join(f"  - :sid: {student}\n" for student in students)
        for name, students in groups.items()
    )
    return written(folder, {"submission_metadata.yml": told} | {f"{name}/hw.py": WRONG for name in groups})


def graded(book: Gradebook, folder: Path, *again: str) -> list[Standing]:
    numbers, recipe = record(book, take_in([folder]).submissions), Recipe(None, 1, Level.PROCESS)
    with ThreadPoolExecutor(1) as executor:
        all_ = Judges(lambda: 1, lambda _: nullcontext(executor))
        assert judges.judge_class(numbers, again, Desk(book, "1"), recipe, nullcontext(all_)) == []
    return standings(book, "1")


def test_a_groups_file_is_judged_once_and_counts_for_each(book: Gradebook, tmp_path: Path, asked: list[str]) -> None:
    folder = exported(tmp_path / "class", {"submission_1": ["anna", "ben"], "submission_2": ["cleo"]})
    class_ = graded(book, folder)
    assert sorted(asked) == ["submission_1", "submission_2"]
    standing = [(each.student, each.word, each.total) for each in class_]
    assert standing == [("anna", "wrong", 7), ("ben", "wrong", 7), ("cleo", "wrong", 7)]
    assert class_[0].verdict == class_[1].verdict
    assert students_table(class_, {}).count(",wrong,7") == 3


def test_a_groups_file_is_not_said_to_be_like_itself(book: Gradebook, tmp_path: Path, asked: list[str]) -> None:
    folder = exported(tmp_path / "class", {"submission_1": ["anna", "ben"], "submission_2": ["cleo"]})
    class_ = graded(book, folder)
    assert summarise(class_[:2]).alike == []
    assert summarise(class_).alike == [("anna", "ben", "cleo")]
    assert len(asked) == 2


def test_running_again_judges_a_groups_file_for_one_who_joined_it_alone(
    book: Gradebook, tmp_path: Path, asked: list[str]
) -> None:
    groups = {"submission_1": ["anna", "ben"], "submission_2": ["cleo"]}
    for joined in ([], [], ["dan"], []):
        groups["submission_1"] += joined
        class_ = graded(book, exported(tmp_path / "class", groups))
    assert sorted(asked) == ["submission_1", "submission_1", "submission_2"]
    assert [(each.student, each.total) for each in class_] == [("anna", 7), ("ben", 7), ("cleo", 7), ("dan", 7)]


def test_again_for_one_of_a_group_is_for_all(book: Gradebook, tmp_path: Path, asked: list[str]) -> None:
    folder = exported(tmp_path / "class", {"submission_1": ["anna", "ben"], "submission_2": ["cleo"]})
    graded(book, folder)
    before = _judged(book)
    asked.clear()
    graded(book, folder, "ben")
    assert asked == ["submission_1"]
    assert [one != other for one, other in zip(before, _judged(book), strict=True)] == [True, True, False]


def _judged(book: Gradebook) -> list[str]:
    with book.reading() as connection:
        return list(connection.exec_driver_sql("SELECT judged FROM verdict ORDER BY submission_id").scalars())
