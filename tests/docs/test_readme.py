"""What the README shows is real: its step of training in both halves, and its report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from crosscheck import INITIAL, load_circles
from crosscheck.command.cli import main
from manual import by_hand
from tests.docs.pages import python_blocks, read
from tests.docs.submission import write_homework
from tests.needs import needs_torch

README = read("README.md")


@needs_torch
def test_the_training_steps_shown_side_by_side_are_the_same_step() -> None:
    promised = re.search(r"the same 17 numbers, to within (1e-\d+)", README)
    assert promised is not None
    _, expected = by_hand.optimize(INITIAL, *load_circles(), n_steps=1)
    for source in python_blocks(README):
        names: dict[str, Any] = {}
        exec(compile(source, "README.md", "exec"), names)
        np.testing.assert_allclose(names["params"], expected[1], rtol=0, atol=float(promised.group(1)))


@pytest.mark.parametrize("marker", ["train-command", "test-command"])
def test_each_command_that_is_run_elsewhere_stands_alone_on_one_line(marker: str) -> None:
    block = re.search(rf"<!-- {marker} -->\n```\w*\n(.*?)```", README, flags=re.DOTALL)
    assert block is not None
    assert len(block.group(1).splitlines()) == 1


def test_the_report_shown_is_what_is_said_of_such_a_homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_homework(Path("homework.py"))
    shown = re.search(
        r"^\$ crosscheck (verify homework\.py --seed 1)\n(.*?)judged in the strong sandbox",
        README,
        re.MULTILINE | re.DOTALL,
    )
    assert shown is not None
    said = CliRunner().invoke(main, shown.group(1).split()).stdout
    assert said.split("judged in the")[0].split() == shown.group(2).split()
