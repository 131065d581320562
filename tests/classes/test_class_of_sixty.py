"""Sixty submissions of the corpus, judged for real: killed three times and resumed, and by two graders, as in one go."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crosscheck.classes.database import open_gradebook
from tests.classes.classes import dumped, stored
from tests.judging.judging import level
from tests.judging.test_corpus import CASES, LASTING

ROOT = Path(__file__).parents[2]
N = 60


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    if not request.config.getoption("--slow"):
        pytest.skip("slow: runs with pytest --slow")
    folder = tmp_path_factory.mktemp("corpus") / "class"
    quick = [path for path in CASES if path.stem not in LASTING]
    for i, path in enumerate(quick[:: len(quick) // N][:N]):
        student = folder / f"student {i:02} é🙂"
        student.mkdir(parents=True)
        shutil.copy(path, student / "homework.py")
    return folder


@pytest.fixture(scope="module")
def in_one_go(corpus: Path) -> list[tuple[Any, ...]]:
    gradebook = corpus.parent / "whole.sqlite"
    _finish(_begun(corpus, gradebook))
    with closing(open_gradebook(gradebook)) as book:
        return dumped(book)


def _begun(folder: Path, gradebook: Path) -> subprocess.Popen[str]:
    options = ("--seed", "20", "--sandbox", level().value, "--points", "network=3,loss=3,loss_gradient=4")
    command = [sys.executable, "-m", "crosscheck", "grade", str(folder), "--gradebook", str(gradebook), *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _finish(grader: subprocess.Popen[str]) -> None:
    _, said = grader.communicate()
    assert grader.returncode == 0, said


@pytest.mark.second_stage
def test_killed_three_times_and_resumed(corpus: Path, in_one_go: list[tuple[Any, ...]], tmp_path: Path) -> None:
    gradebook = tmp_path / "class.sqlite"
    for _ in range(3):
        before = stored(gradebook)
        grader = _begun(corpus, gradebook)
        while grader.poll() is None and stored(gradebook) == before:
            time.sleep(0.05)
        time.sleep(random.uniform(0, 2))
        grader.kill()
        grader.communicate()
        assert grader.returncode == -signal.SIGKILL
    assert 0 < stored(gradebook) < N
    _finish(_begun(corpus, gradebook))
    assert dumped(open_gradebook(gradebook)) == in_one_go


@pytest.mark.second_stage
def test_two_graders_at_once(corpus: Path, in_one_go: list[tuple[Any, ...]], tmp_path: Path) -> None:
    gradebook = tmp_path / "class.sqlite"
    for grader in [_begun(corpus, gradebook) for _ in range(2)]:
        _finish(grader)
    assert dumped(open_gradebook(gradebook)) == in_one_go
