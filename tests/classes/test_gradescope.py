"""What becomes of submissions where Gradescope would run its autograder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from crosscheck.classes.export.gradescope import autograder
from crosscheck.command.cli import main
from tests.classes.container import Container, why_not
from tests.needs import absent
from tests.report.gradescope_format import FORMAT
from tests.sandbox.test_hostile import hostile_set

ROOT = Path(__file__).parents[2]
RIGHT = (ROOT / "tests" / "judging" / "right" / "features_first.py").read_text(encoding="utf-8")
WRONG = RIGHT + "\n_sum = loss\n\n\ndef loss(params, X, y):\n    return _sum(params, X, y) / len(y)\n"
FORGED = {"score": 10, "tests": [{"name": "forged", "score": 10, "max_score": 10}]}
#: Prints forged results, writes them wherever they may be read, and ends whoever might write others.
FORGER = f"""
import os, signal

FORGED = {json.dumps(json.dumps(FORGED))}
PLACES = ["/autograder/results/results.json", "/autograder/source/verify.json", "/autograder/run_autograder", "results.json"]


def attempt(do, *arguments):
    try:
        do(*arguments)
    except OSError:
        pass


def write(place):
    with open(place, "w") as file:
        file.write(FORGED)


def end_autograder(pid):
    with open(f"/proc/{{pid}}/cmdline") as file:
        if "run_autograder" in file.read():
            os.kill(pid, signal.SIGKILL)


def forge():
    for place in PLACES:
        attempt(write, place)
    others = [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if pid != os.getpid()]
    for pid in others:
        attempt(end_autograder, pid)
    for place in [f"/proc/{{pid}}/fd/{{fd}}" for pid in others for fd in range(1, 6)]:
        attempt(write, place)
    for pid in others:
        attempt(os.kill, pid, signal.SIGKILL)


print(FORGED, flush=True)
attempt(forge)


def network(x, params):
    print(FORGED, flush=True)
    attempt(forge)
    return 0.5
"""
HOSTILE = {each.name: each.source for each in hostile_set()} | {"forger": FORGER}
ATTACKS = (
    "forger",
    "kill_parent",
    "kill_group",
    "kill_everybody",
    "forge_replies",
    "hidden_daemon",
    "close_everything",
)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


def _container(
    tmp_path_factory: pytest.TempPathFactory, archive: bytes, hidden: tuple[str, ...] = (), set_up: bool = True
) -> Container:
    if reason := why_not():
        absent(reason)
    folder = tmp_path_factory.mktemp("gradescope")
    (folder / "autograder.zip").write_bytes(archive)
    made = Container(folder / "autograder", folder / "autograder.zip", hidden)
    if set_up:
        done = made.set_up()
        assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def weak(tmp_path_factory: pytest.TempPathFactory) -> Container:
    """An autograder that accepts the level process, in a container without bubblewrap."""
    rubric = "[points]\nnetwork = 3\nloss = 3\nloss_gradient = 4\n"
    return _container(tmp_path_factory, autograder("process", "hint", rubric), ("/usr/bin/bwrap",))


@pytest.fixture
def without_landlock(weak: Container, tmp_path: Path) -> Container:
    """The same on an old kernel."""
    old = weak.copy(tmp_path / "autograder")
    (path,) = (old.home / "venv").rglob("inside/isolation.py")
    changed(path, "version = landlock_version()", "version = 0")
    return old


def changed(path: Path, text: str, by: str) -> None:
    source = path.read_text(encoding="utf-8")
    other = source.replace(text, by)
    assert other != source
    path.write_text(other, encoding="utf-8")


def scores(results: dict[str, object]) -> dict[str, tuple[float, float]]:
    jsonschema.validate(results, FORMAT)
    tests = results["tests"]
    assert isinstance(tests, list)
    return {test["name"]: (test["score"], test["max_score"]) for test in tests}


@pytest.mark.second_stage
def test_submissions_are_judged_and_priced_where_gradescope_runs_them(weak: Container) -> None:
    assert scores(weak.judge({"hw 🙂.py": RIGHT})) == {"network": (3, 3), "loss": (3, 3), "loss_gradient": (4, 4)}
    results = weak.judge({"folder/hw.py": WRONG, ".hidden.py": "", "__MACOSX/hw.py": "", "notes.txt": ""})
    assert scores(results) == {"network": (3, 3), "loss": (0, 3), "loss_gradient": (4, 4)}
    assert "mean-instead-of-sum" in json.dumps(results)
    results = weak.judge({"hw.py": "def network(x, params:\n"})
    assert not any(earned for earned, _ in scores(results).values())
    assert "course staff" not in json.dumps(results)


@pytest.mark.second_stage
def test_what_was_installed_from_the_wheel_packs_the_same_archive(weak: Container) -> None:
    done = weak.run(
        "/autograder/venv/bin/crosscheck", "export", "gradescope", "--out", "again.zip", "--sandbox", "process"
    )
    assert done.returncode == 0, done.stderr
    assert (weak.home / "again.zip").read_bytes() == autograder("process", "hint", None)


@pytest.mark.second_stage
@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "Hand in one file, your notebook (.ipynb) or module (.py): there is none."),
        ({"hw.txt": ""}, "Hand in one file, your notebook (.ipynb) or module (.py): there is none."),
        ({"b.py": "", "a.ipynb": ""}, "(.ipynb) or module (.py): there are 2, a.ipynb, b.py."),
        ({f"{i}.py": "" for i in range(9)}, "there are 9, 0.py, 1.py, 2.py, 3.py, 4.py, ..."),
    ],
)
def test_a_student_who_hands_in_none_or_several_is_told_so(weak: Container, files: dict[str, str], said: str) -> None:
    results = weak.judge(files)
    assert scores(results) == {}
    assert results["score"] == 0
    assert said in str(results["output"])


@pytest.mark.second_stage
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_submission_writes_no_results(weak: Container, attack: str) -> None:
    results = weak.judge({"hw.py": HOSTILE[attack]})
    assert {name: earned for name, (earned, _) in scores(results).items()} == {
        "network": 0,
        "loss": 0,
        "loss_gradient": 0,
    }


@pytest.mark.second_stage
@pytest.mark.parametrize("attack", ["forger", "kill_parent"])
def test_nor_does_it_on_a_kernel_that_stops_less(without_landlock: Container, attack: str) -> None:
    results = without_landlock.judge({"hw.py": HOSTILE[attack]})
    assert all(earned == 0 for earned, _ in scores(results).values())
    assert results["tests"] or "show this line to your course staff" in results["output"]


@pytest.mark.second_stage
def test_it_would_write_results_if_the_judge_were_root(without_landlock: Container) -> None:
    script = without_landlock.home / "run_autograder"
    for right in ("user=NOBODY,", "group=NOBODY,", "extra_groups=[],"):
        changed(script, right, "")
    with pytest.raises((AssertionError, ValueError)):
        without_landlock.judge({"hw.py": FORGER})
    forged = (without_landlock.home / "results" / "results.json").read_text(encoding="utf-8")
    assert forged == json.dumps(FORGED)


@pytest.mark.second_stage
def test_where_the_strong_level_is_refused_nothing_is_judged(tmp_path_factory: pytest.TempPathFactory) -> None:
    strict = _container(tmp_path_factory, autograder("strong", "hint", None))
    assert scores(strict.judge({"hw.py": RIGHT})) == {"network": (1, 1), "loss": (1, 1), "loss_gradient": (1, 1)}
    strict.hide("/usr/bin/bwrap")
    results = strict.judge({"hw.py": RIGHT})
    assert scores(results) == {}
    assert "show this line to your course staff" in results["output"]
    assert "the strong sandbox is not available" in strict.said.stdout


@pytest.mark.second_stage
def test_what_the_image_lacks_is_installed_by_its_own_packages(tmp_path_factory: pytest.TempPathFactory) -> None:
    bare = _container(tmp_path_factory, autograder("strong", "hint", None), set_up=False)
    bare.hide("/usr/bin/bwrap")
    programs = bare.home / "bin"
    shutil.copy(programs / "python3", programs / "found")
    for name in ("python3", *(f"python3.{minor}" for minor in range(11, 15))):
        program(programs / name, "exit 1")
    brought = 'if [ "$4" = python3.12 ]; then cp -p /autograder/bin/found /autograder/bin/python3.12; fi'
    program(programs / "apt-get", f'echo "$@" >>/autograder/asked\nif [ "$1" = install ]; then {brought}; fi')
    done = bare.set_up()
    assert done.returncode == 0, done.stderr
    assert (bare.home / "asked").read_text().splitlines() == [
        "update -qq",
        "install -y -qq python3.12 python3.12-venv",
        "update -qq",
        "install -y -qq bubblewrap",
    ]


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
