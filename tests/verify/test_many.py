"""A class is judged in several processes: in order, whatever ends one of them, and until it is interrupted."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crosscheck.command import judging
from crosscheck.command.judging import Recipe, judge_each, named_homework
from crosscheck.verdict import Verdict
from tests.classes.ending import ending
from tests.judging.judging import RIGHT_FILE as RIGHT
from tests.judging.judging import SEED, level
from tests.judging.judging import WRONG_FILE as WRONG
from tests.other_homeworks.homeworks import HW

ROOT = Path(__file__).parents[2]
N = judging.FEW + 2


def written(folder: Path, sources: list[str]) -> list[Path]:
    paths = [folder / f"{i}.py" for i in range(len(sources))]
    for path, source in zip(paths, sources, strict=True):
        path.write_text(source, encoding="utf-8")
    return paths


def judged(paths: list[Path], homework: str | None = None) -> list[Verdict]:
    return list(judge_each([(path, None) for path in paths], Recipe(homework, SEED, level())))


def test_many_are_judged_as_few_are(tmp_path):
    paths = written(tmp_path, [RIGHT, WRONG] + [RIGHT] * (N - 3) + ["import a_package_that_is_nowhere"])
    many, few = judged(paths), judged([paths[0], paths[1], paths[-1]])
    assert [verdict.submission for verdict in many] == list(map(str, paths))
    assert [verdict.verdict for verdict in many] == ["right", "wrong"] + ["right"] * (N - 3) + ["unjudged"]
    for verdict, alone in zip([many[0], many[1], many[-1]], few, strict=True):
        assert {**verdict.to_json(), "seconds": 0} == {**alone.to_json(), "seconds": 0}


WRITES = "open('imported', 'w').close()\nraise ImportError\n"  # if it is run outside the sandbox


def test_no_submission_is_a_module_of_the_judges_own_processes(tmp_path, monkeypatch):
    paths = [tmp_path / name for name in ("socket.py", *(f"{i}.py" for i in range(N)))]
    for path in paths:
        path.write_text(WRITES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert {verdict.verdict for verdict in judged(paths)} == {"unjudged"}
    assert not (tmp_path / "imported").exists()


def test_no_submission_is_a_module_of_the_command(tmp_path):
    (tmp_path / "click.py").write_text(WRITES, encoding="utf-8")
    command = [sys.executable, "-m", "crosscheck", "verify", "click.py"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 2, ended.stderr
    assert not (tmp_path / "imported").exists()


@pytest.mark.second_stage
def test_each_process_loads_the_homework_that_is_named(tmp_path):
    verdicts = judged(written(tmp_path, ["def predict(w, X):\n    return 0.0\n"] * N), HW)
    assert {verdict.homework for verdict in verdicts} == {named_homework(HW).title}
    assert len(verdicts) == N


@pytest.mark.second_stage
def test_who_ends_a_process_has_no_verdict_and_costs_no_other_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr(judging, "_judged_or_failed", ending)
    words = [verdict.verdict for verdict in judged(written(tmp_path, [RIGHT] * N))]
    assert words == ["right"] * 3 + ["unjudged"] + ["right"] * (N - 4)


WAITS = "import time\nX = time.sleep(1)\n\n\ndef network(x, params):\n    return X\n"


@pytest.mark.second_stage
@pytest.mark.skipif(sys.platform == "win32", reason="there is no group to interrupt")
def test_interrupted_it_keeps_what_was_judged(tmp_path):
    paths = written(tmp_path, [RIGHT] + [WAITS] * 40)
    command = [sys.executable, "-m", "crosscheck", "verify", "--sandbox", level().value, "--format", "json"]
    unbuffered = {**os.environ, "PYTHONUNBUFFERED": "1"}
    piped: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    running = subprocess.Popen([*command, *map(str, paths)], cwd=ROOT, start_new_session=True, env=unbuffered, **piped)
    first = running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    rest, said = running.communicate()
    lines = [first, *rest.splitlines()]
    assert running.returncode == 130
    assert "stopping, as soon as those under way are judged" in said
    assert f"Interrupted: {len(lines)} of {len(paths)} submissions were judged." in said
    assert [json.loads(line)["submission"] for line in lines] == list(map(str, paths[: len(lines)]))
