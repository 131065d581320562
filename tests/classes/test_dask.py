"""A class judged on a dask cluster: the verdicts that this machine would have reached, whichever process ends meanwhile.

Where distributed is not installed, what needs a cluster is skipped, or fails, as `tests.needs.absent` says.
"""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crosscheck.classes.database import open_gradebook
from crosscheck.command.grading import cluster, judges
from crosscheck.command.judging import Recipe
from crosscheck.sandbox.levels import Level
from crosscheck.versions import our_version
from tests.classes.classes import class_of, dumped, graded, stored, written
from tests.classes.dask_cluster import Cluster
from tests.classes.held_up import DEADLY, HeldUp
from tests.classes.test_grade_command import RIGHT, WRONG
from tests.classes.test_grade_command import graded as command
from tests.judging.judging import level
from tests.needs import absent
from tests.other_homeworks.homeworks import HW

ROOT = Path(__file__).parents[2]
N = 12

Started = Callable[..., Cluster]


@pytest.fixture
def started(tmp_path):
    """Start clusters, and end them after the test."""
    try:
        import distributed  # noqa: F401
    except ImportError:
        absent("distributed is not installed")
    clusters: list[Cluster] = []

    def start(*workers: str, **named: Any) -> Cluster:
        clusters.append(Cluster(tmp_path, *workers, **named))
        return clusters[-1]

    yield start
    for each in clusters:
        each.end()


@pytest.fixture
def gate(tmp_path, monkeypatch):
    held = HeldUp(tmp_path)
    monkeypatch.setattr(judges, "judge_content", held)
    monkeypatch.setattr(judges, "live", held.progress)
    return held


def holds(book: Path) -> list[tuple[Any, ...]]:
    """Return what a gradebook holds, but for the version and seed, of which the made-up verdicts have others."""
    return [tuple(value for i, value in enumerate(row) if i not in (4, 6, 7)) for row in dumped(open_gradebook(book))]


def test_the_verdicts_are_those_of_this_machine(started, tmp_path):
    contents = {"anna/hw.py": RIGHT, "ben/hw.py": WRONG, "cleo 🙂/hw.py": RIGHT.replace("def loss_g", "def g")}
    folder = written(tmp_path / "class", contents)
    there = started("worker", "worker")
    alone = command(folder, tmp_path / "alone.sqlite")
    assert command(folder, tmp_path / "there.sqlite", "--dask", there.address).stdout == alone.stdout
    assert dumped(open_gradebook(tmp_path / "there.sqlite")) == dumped(open_gradebook(tmp_path / "alone.sqlite"))


GONE = r"The scheduler at {0} is gone.*running again goes on from there"
#: What happens to two workers and their scheduler meanwhile, and what is said then.
MEANWHILE: dict[str, tuple[Callable[[Cluster], Any], str]] = {
    "one is killed and another takes its place": (lambda there: (there.kill(0), there.join(), there.kill(1)), ""),
    "the scheduler goes": (Cluster.end, GONE),
    "all workers go": (lambda there: [there.kill(n) for n in range(2)], r"There are no workers at {0}\."),
}


@pytest.mark.parametrize(("meanwhile", "said"), MEANWHILE.values(), ids=MEANWHILE)
def test_whatever_ends_meanwhile_loses_and_doubles_nothing(started, tmp_path, gate, monkeypatch, meanwhile, said):
    folder, there = class_of(tmp_path / "class", 6 * N), started("worker", "worker")  # in batches
    book = tmp_path / "class.sqlite"
    if "no workers" in said:
        monkeypatch.setattr(cluster, "ABSENT_SECONDS", 0)
    gate.meanwhile = lambda: meanwhile(there)
    ended = command(folder, book, "--dask", there.address, code=2 if said else 0)
    assert re.search(said.format(re.escape(there.address)), ended.stderr, re.DOTALL)
    assert len(list(tmp_path.glob("judging *"))) >= (1 if said else 2)
    assert (stored(book) < 6 * N) is bool(said)
    if said:
        command(folder, book, "--dask", started("worker").address)
    graded(tmp_path / "whole.sqlite", folder).close()
    assert holds(book) == holds(tmp_path / "whole.sqlite")


def test_what_ends_its_worker_is_named_and_the_rest_is_judged(started, tmp_path, gate):
    folder = class_of(tmp_path / "class", N)
    written(folder, {"zoe/hw.py": DEADLY})
    there = started("worker", "worker", "worker", DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
    ended = command(folder, tmp_path / "class.sqlite", "--dask", there.address, code=2)
    assert "zoe/hw.py: the process that judged it ended, and so did another that judged it alone" in ended.stderr
    assert "s0" not in ended.stderr
    assert stored(tmp_path / "class.sqlite") == N


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_grader_killed_and_one_interrupted_leave_the_rest_to_the_next(started, tmp_path, gate):
    folder, book, there = class_of(tmp_path / "class", N, 0.05), tmp_path / "class.sqlite", started("worker", "worker")
    words = [sys.executable, "-m", "tests.classes.grader", str(book), str(folder), there.address]
    grader = subprocess.Popen(words, cwd=ROOT)
    while grader.poll() is None and not stored(book):
        time.sleep(0.01)
    grader.kill()
    grader.wait()
    assert 0 < stored(book) <= N

    def interrupt() -> None:
        (tmp_path / "open").touch()  # those that run are waited for
        signal.raise_signal(signal.SIGINT)

    gate.meanwhile = interrupt
    another = tmp_path / "another.sqlite"
    interrupted = command(folder, another, "--dask", there.address, code=130)
    assert "running again goes on from there" in interrupted.stderr
    (tmp_path / "open").touch()
    assert subprocess.run(words, cwd=ROOT, check=False).returncode == 0
    assert dumped(open_gradebook(book)) == dumped(graded(tmp_path / "whole.sqlite", folder))
    command(folder, another, "--dask", there.address)
    assert holds(another) == holds(book)


def test_a_worker_that_cannot_judge_is_named_and_given_nothing(started, tmp_path, gate):
    folder = class_of(tmp_path / "class", 2)
    there = started("without crosscheck", "of another version", "worker")
    gate.meanwhile = lambda: None
    done = command(folder, tmp_path / "class.sqlite", "--dask", there.address)
    refused = sorted(line.split(": ", 1)[1] for line in done.stderr.splitlines() if " judges nothing: " in line)
    mine = our_version()
    assert refused == [f"it has crosscheck 0.0.9, and {mine} is asked for", f"there is no crosscheck {mine} there"]
    assert [path.name for path in tmp_path.glob("judging *")] == [f"judging {there.workers[2].pid}"]


@pytest.mark.skipif(sys.platform != "linux", reason="there is no strong level to lack")
def test_a_scheduler_without_crosscheck_is_said_and_a_worker_without_strong_refuses_unless_told(started, tmp_path):
    folder, bare = written(tmp_path / "class", {"anna/hw.py": RIGHT}), started(scheduler="scheduler without crosscheck")
    refused = command(folder, tmp_path / "class.sqlite", "--dask", bare.address, code=2)
    assert f"there is no crosscheck {our_version()} there" in refused.stderr
    there = started("without bubblewrap")
    refused = command(folder, tmp_path / "class.sqlite", "--dask", there.address, "--sandbox", "auto", code=2)
    assert f"No worker at {there.address} can judge: the strong sandbox is not available: " in refused.stderr
    assert "say --sandbox process" in refused.stderr
    assert stored(tmp_path / "class.sqlite") == 0
    command(folder, tmp_path / "class.sqlite", "--dask", there.address, "--sandbox", "process")
    assert {row[7] for row in dumped(open_gradebook(tmp_path / "class.sqlite"))} == {"process"}


def test_a_cluster_that_is_none_is_said_in_a_sentence(started, tmp_path, monkeypatch):
    folder, there = class_of(tmp_path / "class", 1), started("of another version")
    (worker,) = there.addresses()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        addresses = {
            "nowhere": "names no scheduler of dask (missing port number in address 'nowhere')",
            "http://127.0.0.1:8786": "names no scheduler of dask (unknown address scheme 'http'",
            f"127.0.0.1:{silent.getsockname()[1]}": "no scheduler answers there within 0.5 s",
            "127.0.0.1:1": "no scheduler answers there within 0.5 s",
            worker: "names a worker of dask; it must name the scheduler",
            there.address: "No worker at ",
        }
        for address, said in addresses.items():
            seconds = 0.5 if "0.5 s" in said else 60  # nothing will ever answer, or something will
            monkeypatch.setattr(cluster, "ANSWER_SECONDS", seconds)
            refused = command(folder, tmp_path / "class.sqlite", "--dask", address, code=2).stderr
            assert said in refused
            assert refused.splitlines()[-1].startswith("Error: ")
    both = command(folder, tmp_path / "class.sqlite", "--dask", there.address, "--workers", 2, code=2)
    assert "--workers counts processes of this machine" in both.stderr


def test_without_dask_the_command_that_brings_it_is_named(tmp_path, monkeypatch):
    for module in ("dask", "distributed"):
        monkeypatch.setitem(sys.modules, module, None)
    refused = command(class_of(tmp_path / "class", 1), tmp_path / "class.sqlite", "--dask", "127.0.0.1:8786", code=2)
    assert "Judging on a cluster needs distributed, which is not installed: pip install distributed." in refused.stderr


#: What is otherwise here, what is asked for, and why this machine may not judge.
UNFIT: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "as here": ({}, {}, ""),
    "another version": ({}, {"version": "0.0.9"}, "and 0.0.9 is asked for"),
    "not strong": ({"crosscheck.sandbox.levels.why_not_strong": lambda: "no bwrap"}, {}, "not available: no bwrap"),
    "no such homework": ({}, {"homework": "no/such.py:SPIRALS"}, "There is no file no/such.py"),
    "another homework": ({}, {"homework": HW}, "is another"),
    "no such package": (
        {"crosscheck.classes.handed_in.texts._is_here": lambda name: name != "pandas"},
        *({"imports": frozenset({"pandas", "numpy"})}, "it lacks pandas, which submissions import"),
    ),
    "nothing is judged right": ({"crosscheck.command.doctor.TRIAL": "x = 1"}, {}, "network is not defined"),
}


@pytest.mark.parametrize("case", UNFIT)
def test_who_may_judge(case, monkeypatch):
    here, asked, expected = UNFIT[case]
    for name, value in ({"crosscheck.sandbox.levels.why_not_strong": lambda: None} | here).items():
        monkeypatch.setattr(name, value)
    recipe = Recipe(asked.get("homework"), 20, Level.STRONG if case == "not strong" else level())
    version, imports = asked.get("version", our_version()), asked.get("imports", frozenset())
    why = cluster.unfit(cluster.Required(version, recipe, "", imports))
    assert expected in str(why)
    assert (why is None) == (expected == "")


def test_a_file_of_another_homework_has_another_name_among_the_resources(tmp_path):
    names = set()
    for i in range(2):
        file = tmp_path / "homework.py"
        file.write_text(f"A = {i}\n", encoding="utf-8")
        names.add(cluster.required(Recipe(f"{file}:A", 20, Level.STRONG)).resource)
    assert len(names | {cluster.required(Recipe(None, 20, each)).resource for each in Level}) == 4
