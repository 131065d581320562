"""No verdict is lost, and none is there twice: whatever is killed, however many grade, and where the disk is full."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, nullcontext
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from crosscheck.classes import grading, workers
from crosscheck.classes.database import Gradebook, open_gradebook
from crosscheck.classes.gradebook import agree_on_terms, forget, record
from crosscheck.classes.grading import AHEAD, Desk, Pending, Progress, files_of, grade
from crosscheck.classes.handed_in.intake import take_in
from crosscheck.classes.standing import Standing, standings, summarise
from crosscheck.classes.tables import students_table
from crosscheck.classes.workers import Judges, WorkersEndedError
from crosscheck.command.grading import judges
from crosscheck.command.judging import Recipe
from crosscheck.mistakes.findings import NO_SANDBOX
from crosscheck.sandbox.levels import Level
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Finding
from tests.classes.classes import TERMS, class_of, dumped, graded, judge, written

ROOT = Path(__file__).parents[2]
N = 60
BATCHES = pytest.mark.parametrize("batch", [1, 4])


def count(book: Gradebook, table: str) -> int:
    with book.reading() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def pending_in(book: Gradebook, folder: Path) -> list[Pending]:
    agree_on_terms(book, TERMS)
    return files_of(record(book, take_in([folder]).submissions))


@pytest.mark.second_stage
def test_two_graders_on_one_gradebook_lose_and_double_nothing(tmp_path):
    folder, whole = class_of(tmp_path / "class", N, 0.1), graded(tmp_path / "whole.sqlite", tmp_path / "class")
    command = [sys.executable, "-m", "tests.classes.grader", str(tmp_path / "class.sqlite"), str(folder)]
    graders = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [grader.communicate()[1] for grader in graders]
    assert [grader.returncode for grader in graders] == [0, 0], said
    assert dumped(open_gradebook(tmp_path / "class.sqlite")) == dumped(whole)


def test_a_full_disk_ends_grading_in_a_sentence_and_what_was_stored_is_kept(tmp_path):
    folder, gradebook = class_of(tmp_path / "class", N), tmp_path / "class.sqlite"
    book = open_gradebook(gradebook)
    pending = pending_in(book, folder)
    with book.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    most = f"PRAGMA max_page_count = {pages + 6}"
    event.listen(book.engine, "begin", lambda connection: connection.exec_driver_sql(most))
    with ThreadPoolExecutor(2) as executor, pytest.raises(CannotJudgeError, match=r"class\.sqlite cannot be written"):
        grade(pending, executor, judge, Desk(book, "1", lambda: 2))
    book.close()
    kept = count(open_gradebook(gradebook), "verdict")
    assert 0 < kept < N
    assert dumped(graded(gradebook, folder)) == dumped(graded(tmp_path / "whole.sqlite", folder))


def test_running_again_judges_what_is_new_or_changed_and_nothing_else(tmp_path, monkeypatch):
    folder, gradebook = class_of(tmp_path / "class", 4), tmp_path / "class.sqlite"
    graded(gradebook, folder)
    asked: list[str] = []

    def listening(path: str, content: bytes) -> Mapping[str, Any]:
        asked.append(Path(path).parent.name)
        return judge(path, content)

    monkeypatch.setattr("tests.classes.classes.judge", listening)
    graded(gradebook, folder)
    assert asked == []
    written(folder, {"s001/hw.py": "# better\n", "new/hw.py": "# new\n"})
    assert count(graded(gradebook, folder), "submission") == 6
    assert sorted(asked) == ["new", "s001"]
    graded(gradebook, folder, again=True)
    assert len(asked) == 2 + 5


def ending(path: str, content: bytes) -> Mapping[str, Any]:
    """End the process at one submission."""
    if "s003" in path:
        os._exit(1)
    return judge(path, content)


@BATCHES
def test_the_end_of_a_worker_is_reported_with_what_was_under_way(tmp_path, batch):
    book = open_gradebook(tmp_path / "class.sqlite")
    pending = pending_in(book, class_of(tmp_path / "class", 12))
    with ProcessPoolExecutor(1) as executor, pytest.raises(WorkersEndedError) as ended:
        grade(pending, executor, ending, Desk(book, "1", batch=batch))
    under_way = {each.numbers for each in ended.value.under_way}
    assert next(each.numbers for each in pending if each.handed_in.student == "s003") in under_way
    assert len(under_way) <= 3 * batch
    assert count(book, "verdict") <= 12 - len(under_way)


def logged(recipe: Recipe, path: str, content: bytes) -> Mapping[str, Any]:
    """Note who is judged, and end the process at one submission."""
    with Path(os.environ["JUDGED"]).open("a", encoding="utf-8") as log:
        log.write(f"{path}\n")
    return ending(path, content)


@BATCHES
def test_one_that_ends_its_worker_is_set_aside_and_the_others_are_judged(tmp_path, monkeypatch, batch):
    log = tmp_path / "judged"
    monkeypatch.setenv("JUDGED", str(log))
    monkeypatch.setattr(judges, "judge_content", logged)
    book = open_gradebook(tmp_path / "class.sqlite")
    agree_on_terms(book, TERMS)
    numbers = record(book, take_in([class_of(tmp_path / "class", 12)]).submissions)
    recipe = Recipe(None, 1, Level.PROCESS)

    def judge_all(*again: str) -> list[str]:
        all_ = Judges(lambda: 1, lambda _: ProcessPoolExecutor(1), batch)
        left = judges.judge_class(numbers, again, Desk(book, "1"), recipe, nullcontext(all_))
        return [f"{Path(each.path).parent.name}: {each.why}" for each in left]

    for again in ((), (), ("all",)):
        before = len(log.read_text(encoding="utf-8").split()) if log.exists() else 0
        assert judge_all(*again) == ["s003: the process that judged it ended, and so did another that judged it alone"]
        assert count(book, "verdict") == 11
    times = len(log.read_text(encoding="utf-8").split()) - before
    # Those that had not been begun are judged once: others, and the trial, once more.
    assert times <= 12 + (AHEAD + 1) * batch + 1


def test_what_is_raised_where_a_verdict_is_expected_is_the_executors_and_is_told(tmp_path):
    book = open_gradebook(tmp_path / "class.sqlite")
    pending = pending_in(book, class_of(tmp_path / "class", 1))
    with ThreadPoolExecutor(1) as executor, pytest.raises(WorkersEndedError, match="KeyError: 's000'") as ended:
        grade(pending, executor, lambda path, _: {}[Path(path).parent.name], Desk(book, "1"))
    assert ended.value.under_way == pending
    with pytest.raises(WorkersEndedError, match="after shutdown"):
        grade(pending, executor, judge, Desk(book, "1"))


class Mute(ThreadPoolExecutor):
    """An executor whose futures do not tell that they run, and can be cancelled all the same: as dask's."""

    def submit(self, *args: Any, **named: Any) -> Future[Any]:
        told, real = Future[Any](), super().submit(*args, **named)
        real.add_done_callback(lambda done: told.cancelled() or told.set_result(done.result()))
        return told


@BATCHES
@pytest.mark.parametrize("kind", [ThreadPoolExecutor, Mute])
def test_interrupted_it_stores_what_is_under_way_and_leaves_the_rest(tmp_path, batch, kind):
    book = open_gradebook(tmp_path / "class.sqlite")
    pending = pending_in(book, class_of(tmp_path / "class", 30, seconds=0.05))
    done, judged = list[Progress](), list[str]()

    def noting(path: str, content: bytes) -> Mapping[str, Any]:
        verdict = judge(path, content)
        judged.append(path)
        return verdict

    def interrupt(now: Progress) -> None:
        done.append(now)
        if now.done >= 4:
            signal.raise_signal(signal.SIGINT)

    with kind(2) as executor, pytest.raises(KeyboardInterrupt):
        grade(pending, executor, noting, Desk(book, "1", lambda: 2, batch=batch), interrupt)
    assert done[-1].done < count(book, "verdict") <= len(judged) < 30
    assert done[-1].done + done[-1].left == 30


def test_what_the_machine_lacks_is_no_verdict_to_be_kept(tmp_path):
    def without_sandbox(path: str, content: bytes) -> Mapping[str, Any]:
        if b"anna" not in content:
            return judge(path, content)
        why = Finding(NO_SANDBOX.kind, "the strong sandbox has ended", level="unjudged")
        return judge(path, content) | {"verdict": "unjudged", "reason": why.to_json()}

    with closing(open_gradebook(tmp_path / "class.sqlite")) as book, ThreadPoolExecutor(1) as executor:
        folder = written(tmp_path / "class", {"anna/hw.py": "# anna\n", "ben/hw.py": "# ben\n"})
        pending = pending_in(book, folder)
        (left,) = grade(pending, executor, without_sandbox, Desk(book, "1"))
        assert (Path(left.path).parent.name, left.why) == ("anna", "the strong sandbox has ended")
        assert [Desk(book, "1").has(each) for each in pending] == [each.handed_in.student == "ben" for each in pending]


def test_progress_says_who_is_slow(tmp_path, monkeypatch):
    monkeypatch.setattr(grading, "TICK_SECONDS", 0.05)
    book = open_gradebook(tmp_path / "class.sqlite")
    pending = pending_in(book, written(tmp_path / "class", {"slow/hw.py": "# slow=right\n# seconds=0.2\n"}))
    seen: list[Progress] = []
    with ThreadPoolExecutor(1) as executor:
        grade(pending, executor, judge, Desk(book, "1"), seen.append)
    slowest = [now.slowest for now in seen if now.slowest]
    assert slowest
    assert {students for students, _ in slowest} == {("slow",)}
    assert seen[-1] == Progress(1, 0, None)


def test_a_batch_ends_where_files_are_large(tmp_path, monkeypatch):
    book, given = open_gradebook(tmp_path / "class.sqlite"), list[int]()
    pending = pending_in(book, class_of(tmp_path / "class", N))
    monkeypatch.setattr(grading, "BATCH_BYTES", 2 * len(pending[0].handed_in.found.read()) - 1)
    with ThreadPoolExecutor(1) as executor:
        submit = executor.submit
        monkeypatch.setattr(executor, "submit", lambda f, how, batch: given.append(len(batch)) or submit(f, how, batch))
        grade(pending, executor, judge, Desk(book, "1", batch=8))
    assert max(given) == 2
    assert count(book, "verdict") == N


def test_of_a_student_deleted_meanwhile_nothing_is_kept_and_nobody_else_gets_the_verdict(tmp_path):
    book = open_gradebook(tmp_path / "class.sqlite")
    pending = pending_in(book, written(tmp_path / "class", {"anna/hw.py": "# 1\n", "zoe/hw.py": "# loss=wrong\n"}))

    def deleting(path: str, content: bytes) -> Mapping[str, Any]:
        with closing(open_gradebook(tmp_path / "class.sqlite")) as other:
            if "zoe" in path:
                assert forget(other, "zoe") == 1
                ((numbers, *_),) = pending_in(other, written(tmp_path / "more", {"yuri/hw.py": "# 2\n"}))
                assert numbers == next(each.numbers for each in pending if each.handed_in.student == "zoe")
        return judge(path, content)

    with ThreadPoolExecutor(1) as executor:
        assert grade(pending, executor, deleting, Desk(book, "1")) == []
    stored_of = {row[0]: row[5] for row in dumped(book)}
    assert stored_of == {"anna": "right", "yuri": None}


@pytest.mark.parametrize(("seconds", "most"), [(60, 4), (0, 1)], ids=["quick", "slow"])
def test_a_batch_is_judged_in_turn_and_what_it_has_no_time_for_is_given_again(tmp_path, monkeypatch, seconds, most):
    monkeypatch.setattr(workers, "BATCH_SECONDS", seconds)
    book = open_gradebook(tmp_path / "class.sqlite")
    pending = pending_in(book, class_of(tmp_path / "class", N))
    judged, given, done = list[str](), list[int](), list[int]()

    def noting(path: str, content: bytes) -> Mapping[str, Any]:
        judged.append(path)
        return judge(path, content)

    with ThreadPoolExecutor(1) as executor:
        submit = executor.submit
        monkeypatch.setattr(executor, "submit", lambda f, how, batch: given.append(len(batch)) or submit(f, how, batch))
        grade(pending, executor, noting, Desk(book, "1", batch=4), lambda now: done.append(now.done))
    assert sorted(judged) == sorted(each.handed_in.path for each in pending)
    assert dumped(book) == dumped(graded(tmp_path / "whole.sqlite", tmp_path / "class"))
    assert max(given) == 4
    assert given[-1] == 1, "towards the end no worker has many"
    assert max(b - a for a, b in pairwise([0, *done])) <= AHEAD * most


def test_a_file_that_changes_meanwhile_is_not_judged_as_something_else(tmp_path):
    folder, book = class_of(tmp_path / "class", 2), open_gradebook(tmp_path / "class.sqlite")
    pending = pending_in(book, folder)
    written(folder, {"s000/hw.py": "# another\n"})
    (folder / "s001" / "hw.py").unlink()
    with ThreadPoolExecutor(1) as executor:
        unread = grade(pending, executor, judge, Desk(book, "1"))
    assert {Path(each.path).parent.name: "changed" in each.why for each in unread} == {"s000": True, "s001": False}
    assert count(book, "verdict") == 0


WRONG = "# loss=wrong:mean-instead-of-sum\n" + "x = 1\n" * 30


@pytest.fixture
def book(tmp_path):
    with closing(open_gradebook(tmp_path / "class.sqlite")) as book:
        agree_on_terms(book, TERMS)
        yield book


@pytest.fixture
def asked(monkeypatch):
    """Return the folders of the files that are judged."""
    asked: list[str] = []

    def listening(_: Recipe, path: str, content: bytes) -> Mapping[str, Any]:
        asked.append(Path(path).parent.name)
        return judge(path, content)

    monkeypatch.setattr(judges, "judge_content", listening)
    return asked


def exported(folder: Path, groups: Mapping[str, list[str]]) -> Path:
    """Write what Gradescope exports of groups that have all handed in the same."""
    told = ""
    for name, students in groups.items():
        told += "\n".join([f"{name}:", "  :submitters:", *(f"  - :sid: {student}" for student in students), ""])
    return written(folder, {"submission_metadata.yml": told} | {f"{name}/hw.py": WRONG for name in groups})


def in_groups(book: Gradebook, folder: Path, *again: str) -> list[Standing]:
    numbers, recipe = record(book, take_in([folder]).submissions), Recipe(None, 1, Level.PROCESS)
    with ThreadPoolExecutor(1) as executor:
        all_ = Judges(lambda: 1, lambda _: nullcontext(executor))
        assert judges.judge_class(numbers, again, Desk(book, "1"), recipe, nullcontext(all_)) == []
    return standings(book, "1")


def test_a_groups_file_is_judged_once_counts_for_each_and_is_not_like_itself(book, tmp_path, asked):
    folder = exported(tmp_path / "class", {"submission_1": ["anna", "ben"], "submission_2": ["cleo"]})
    class_ = in_groups(book, folder)
    assert sorted(asked) == ["submission_1", "submission_2"]
    standing = [(each.student, each.word, each.total) for each in class_]
    assert standing == [("anna", "wrong", 7), ("ben", "wrong", 7), ("cleo", "wrong", 7)]
    assert class_[0].verdict == class_[1].verdict
    assert students_table(class_, {}).count(",wrong,7") == 3
    assert (summarise(class_[:2]).alike, summarise(class_).alike) == ([], [("anna", "ben", "cleo")])


def test_running_again_judges_a_groups_file_for_one_who_joined_it_alone(book, tmp_path, asked):
    groups = {"submission_1": ["anna", "ben"], "submission_2": ["cleo"]}
    for joined in ([], [], ["dan"], []):
        groups["submission_1"] += joined
        class_ = in_groups(book, exported(tmp_path / "class", groups))
    assert sorted(asked) == ["submission_1", "submission_1", "submission_2"]
    assert [(each.student, each.total) for each in class_] == [("anna", 7), ("ben", 7), ("cleo", 7), ("dan", 7)]


def test_again_for_one_of_a_group_is_for_all(book, tmp_path, asked):
    folder = exported(tmp_path / "class", {"submission_1": ["anna", "ben"], "submission_2": ["cleo"]})
    in_groups(book, folder)
    before = _judged(book)
    asked.clear()
    in_groups(book, folder, "ben")
    assert asked == ["submission_1"]
    assert [one != other for one, other in zip(before, _judged(book), strict=True)] == [True, True, False]


def _judged(book: Gradebook) -> list[str]:
    with book.reading() as connection:
        return list(connection.exec_driver_sql("SELECT judged FROM verdict ORDER BY submission_id").scalars())
