"""No verdict is lost, and none is there twice: whatever is killed, however many grade, and where the disk is full."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, nullcontext
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import event

from crosscheck.classes import workers
from crosscheck.classes.database import Gradebook, open_gradebook
from crosscheck.classes.gradebook import agree_on_terms, forget, record
from crosscheck.classes.grading import AHEAD, Desk, Pending, Progress, files_of, grade
from crosscheck.classes.handed_in.finding import SetAside
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
RECIPE = Recipe(None, 1, Level.PROCESS)
N = 60
BATCHES = pytest.mark.parametrize("batch", [1, 4])


@pytest.fixture
def book(tmp_path):
    with closing(open_gradebook(tmp_path / "class.sqlite")) as book:
        agree_on_terms(book, TERMS)
        yield book


@pytest.fixture
def class_(book, tmp_path):
    """Return a function that takes a folder in, and returns what is to be judged of it."""

    def pending(n: int = N, **details: Any) -> list[Pending]:
        return pending_in(book, class_of(tmp_path / "class", n, **details))

    return pending


def pending_in(book: Gradebook, folder: Path) -> list[Pending]:
    return files_of(record(book, take_in([folder]).submissions))


def column(book: Gradebook, query: str) -> list[Any]:
    with book.reading() as connection:
        return list(connection.exec_driver_sql(query).scalars())


def count(book: Gradebook, table: str) -> int:
    return len(column(book, f"SELECT 1 FROM {table}"))


def noted(asked: list[str], how: Callable[[str, bytes], Any] = judge) -> Callable[..., Any]:
    """Return a judge that notes the folder of each file once it is judged."""

    def noting(*what: Any) -> Mapping[str, Any]:
        verdict = how(*what[-2:])
        asked.append(Path(what[-2]).parent.name)
        return verdict

    return noting


def by_thread(pending: Sequence[Pending], how: Callable[..., Any], desk: Desk, *progress: Any) -> list[SetAside]:
    with ThreadPoolExecutor(1) as executor:
        return grade(pending, executor, how, desk, *progress)


@pytest.mark.second_stage
def test_two_graders_on_one_gradebook_lose_and_double_nothing(tmp_path):
    folder, whole = class_of(tmp_path / "class", N, 0.1), graded(tmp_path / "whole.sqlite", tmp_path / "class")
    command = [sys.executable, "-m", "tests.classes.grader", str(tmp_path / "class.sqlite"), str(folder)]
    graders = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [grader.communicate()[1] for grader in graders]
    assert [grader.returncode for grader in graders] == [0, 0], said
    assert dumped(open_gradebook(tmp_path / "class.sqlite")) == dumped(whole)


def test_a_full_disk_ends_grading_in_a_sentence_and_what_was_stored_is_kept(book, tmp_path, class_):
    pending = class_()
    (pages,) = column(book, "PRAGMA page_count")
    most = f"PRAGMA max_page_count = {pages + 6}"
    event.listen(book.engine, "begin", lambda connection: connection.exec_driver_sql(most))
    with pytest.raises(CannotJudgeError, match=r"class\.sqlite cannot be written"):
        by_thread(pending, judge, Desk(book, "1", lambda: 2))
    book.close()
    assert 0 < count(open_gradebook(book.path), "verdict") < N
    whole = graded(tmp_path / "whole.sqlite", tmp_path / "class")
    assert dumped(graded(book.path, tmp_path / "class")) == dumped(whole)


def test_running_again_judges_what_is_new_or_changed_and_nothing_else(tmp_path, monkeypatch):
    folder, gradebook, asked = class_of(tmp_path / "class", 4), tmp_path / "class.sqlite", list[str]()
    graded(gradebook, folder)
    monkeypatch.setattr("tests.classes.classes.judge", noted(asked))
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
def test_the_end_of_a_worker_is_reported_with_what_was_under_way(book, class_, batch):
    pending = class_(12)
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
def test_one_that_ends_its_worker_is_set_aside_and_the_others_are_judged(book, tmp_path, monkeypatch, batch):
    log = written(tmp_path, {"judged": ""}) / "judged"
    monkeypatch.setenv("JUDGED", str(log))
    monkeypatch.setattr(judges, "judge_content", logged)
    numbers = record(book, take_in([class_of(tmp_path / "class", 12)]).submissions)
    for again in ((), (), ("all",)):
        before = len(log.read_text(encoding="utf-8").split())
        all_ = Judges(lambda: 1, lambda _: ProcessPoolExecutor(1), batch)
        (left,) = judges.judge_class(numbers, again, Desk(book, "1"), RECIPE, nullcontext(all_))
        assert left.why == "the process that judged it ended, and so did another that judged it alone"
        assert "s003" in left.path
        assert count(book, "verdict") == 11
    times = len(log.read_text(encoding="utf-8").split()) - before
    # Those that had not been begun are judged once: others, and the trial, once more.
    assert times <= 12 + (AHEAD + 1) * batch + 1


def test_what_is_raised_where_a_verdict_is_expected_is_the_executors_and_is_told(book, class_):
    pending = class_(1)
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
def test_interrupted_it_stores_what_is_under_way_and_leaves_the_rest(book, class_, batch, kind):
    done, asked, interrupted = list[Progress](), list[str](), Event()

    def waiting(path: str, content: bytes) -> Mapping[str, Any]:
        if len(asked) >= 2 * batch:  # of which the two threads have completed a batch
            interrupted.wait()
        return judge(path, content)

    def interrupt(now: Progress) -> None:
        done.append(now)
        if now.done >= batch:
            interrupted.set()
            raise KeyboardInterrupt

    with kind(2) as executor, pytest.raises(KeyboardInterrupt):
        grade(class_(30), executor, noted(asked, waiting), Desk(book, "1", lambda: 2, batch=batch), interrupt)
    assert done[-1].done < count(book, "verdict") <= len(asked) < 30
    assert done[-1].done + done[-1].left == 30


def test_what_the_machine_lacks_is_no_verdict_to_be_kept(book, class_):
    def without_sandbox(path: str, content: bytes) -> Mapping[str, Any]:
        if "s000" not in path:
            return judge(path, content)
        why = Finding(NO_SANDBOX.kind, "the strong sandbox has ended", level="unjudged")
        return judge(path, content) | {"verdict": "unjudged", "reason": why.to_json()}

    pending = class_(2)
    (left,) = by_thread(pending, without_sandbox, Desk(book, "1"))
    assert (Path(left.path).parent.name, left.why) == ("s000", "the strong sandbox has ended")
    assert [Desk(book, "1").has(each) for each in pending] == [False, True]


def test_of_a_student_deleted_meanwhile_nothing_is_kept_and_nobody_else_gets_the_verdict(book, tmp_path):
    pending = pending_in(book, written(tmp_path / "class", {"anna/hw.py": "# 1\n", "zoe/hw.py": "# loss=wrong\n"}))

    def deleting(path: str, content: bytes) -> Mapping[str, Any]:
        with closing(open_gradebook(book.path)) as other:
            if "zoe" in path:
                assert forget(other, "zoe") == 1
                ((numbers, *_),) = pending_in(other, written(tmp_path / "more", {"yuri/hw.py": "# 2\n"}))
                assert numbers == next(each.numbers for each in pending if each.handed_in.student == "zoe")
        return judge(path, content)

    assert by_thread(pending, deleting, Desk(book, "1")) == []
    assert {row[0]: row[5] for row in dumped(book)} == {"anna": "right", "yuri": None}


def test_what_a_batch_has_no_time_for_is_given_again(book, class_, monkeypatch):
    asked = list[str]()
    monkeypatch.setattr(workers, "BATCH_SECONDS", 0)
    assert by_thread(class_(12), noted(asked), Desk(book, "1", batch=4)) == []
    assert sorted(asked) == [f"s{i:03}" for i in range(12)]


def test_a_file_that_changes_meanwhile_is_not_judged_as_something_else(book, tmp_path, class_):
    pending = class_(2)
    written(tmp_path, {"class/s000/hw.py": "# another\n"})
    (tmp_path / "class" / "s001" / "hw.py").unlink()
    unread = by_thread(pending, judge, Desk(book, "1"))
    assert {Path(each.path).parent.name: "changed" in each.why for each in unread} == {"s000": True, "s001": False}
    assert count(book, "verdict") == 0


WRONG = "# loss=wrong:mean-instead-of-sum\n" + "x = 1\n" * 30


@pytest.fixture
def in_groups(book, tmp_path, monkeypatch):
    """Return a function that judges a class of groups that have all handed in the same, and what it has judged."""
    asked = list[str]()
    monkeypatch.setattr(judges, "judge_content", noted(asked))

    def judged(groups: Mapping[str, Sequence[str]], *again: str) -> list[Standing]:
        told = ""
        for name, students in groups.items():
            told += "\n".join([f"{name}:", "  :submitters:", *(f"  - :sid: {student}" for student in students), ""])
        files = {"submission_metadata.yml": told} | {f"{name}/hw.py": WRONG for name in groups}
        numbers = record(book, take_in([written(tmp_path / "class", files)]).submissions)
        with ThreadPoolExecutor(1) as executor:
            all_ = Judges(lambda: 1, lambda _: nullcontext(executor))
            assert judges.judge_class(numbers, again, Desk(book, "1"), RECIPE, nullcontext(all_)) == []
        return standings(book, "1")

    return judged, asked


def test_a_groups_file_is_judged_once_counts_for_each_and_is_not_like_itself(book, in_groups):
    judged, asked = in_groups
    groups = {"one": ["anna", "ben"], "two": ["cleo"]}
    class_ = judged(groups)
    assert sorted(asked) == ["one", "two"]
    found = [(each.student, each.word, each.total) for each in class_]
    assert found == [("anna", "wrong", 7), ("ben", "wrong", 7), ("cleo", "wrong", 7)]
    assert class_[0].verdict == class_[1].verdict
    assert students_table(class_, {}).count(",wrong,7") == 3
    assert (summarise(class_[:2]).alike, summarise(class_).alike) == ([], [("anna", "ben", "cleo")])
    when = "SELECT judged FROM verdict ORDER BY submission_id"
    before = column(book, when)
    judged(groups, "ben")  # again for one is for all
    assert [one != other for one, other in zip(before, column(book, when), strict=True)] == [True, True, False]
    for joined in ([], ["dan"], []):  # the file is judged for one who joined alone
        groups["one"] += joined
        class_ = judged(groups)
    assert sorted(asked) == ["one", "one", "one", "two"]
    assert [(each.student, each.total) for each in class_] == [("anna", 7), ("ben", 7), ("cleo", 7), ("dan", 7)]
