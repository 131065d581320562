"""What the README shows is real: its code runs, and its table keeps the promises."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, compare, load_circles
from crosscheck.truth import measure
from manual import by_hand
from tests.tables import PARTIES

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
NUMBER = re.compile(r"\d+\.\d+(?:e[+-]\d+)?")
PYTHON = re.findall(r"^```python\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def _run(source: str) -> dict[str, Any]:
    namespace: dict[str, Any] = {}
    exec(compile(source, "README.md", "exec"), namespace)
    return namespace


@pytest.mark.parametrize("source", PYTHON, ids=[f"block {i}" for i in range(len(PYTHON))])
def test_every_python_block_runs(source: str) -> None:
    _run(source)


def test_the_training_steps_shown_side_by_side_are_the_same_step() -> None:
    promised = re.search(r"the same 17 numbers, to within (1e-\d+)", README)
    assert promised is not None
    by_name = [_run(source)["params"] for source in PYTHON[:2]]
    _, expected = by_hand.optimize(INITIAL, *load_circles(), n_steps=1)
    for params in by_name:
        np.testing.assert_allclose(params, expected[1], rtol=0, atol=float(promised.group(1)))


def test_the_losses_shown_are_the_losses_trained() -> None:
    losses, _ = by_hand.optimize(INITIAL, *load_circles())
    rows = re.findall(r"^ +(\d+) +((?:\d+\.\d{10} +){4})", README, flags=re.MULTILINE)
    assert {int(step) for step, _ in rows} >= {0, 30}
    for step, shown in rows:
        assert shown.split() == [f"{losses[int(step)]:.10f}"] * 4


def test_the_errors_and_differences_shown_are_of_the_order_of_those_measured_here() -> None:
    pytest.importorskip("flint")
    comparison = compare(*PARTIES.values())
    assert comparison.run is not None
    measured = [
        number
        for errors in measure(comparison.run).parties.values()
        for quantity in ("loss", "gradient", "params")
        for number in (errors[quantity].worst_ulp, errors[quantity].worst_absolute)
    ]
    measured += [comparison.relative_loss, *(comparison.largest[q].value for q in ("gradient", "params"))]
    lines = re.findall(r"^  (\w+) +loss (.*)$", README, flags=re.MULTILINE)
    agree = re.findall(r"^agree: .*$", README, flags=re.MULTILINE)
    assert [name for name, _ in lines] == list(PARTIES)
    shown = [float(number) for text in (*(text for _, text in lines), *agree) for number in NUMBER.findall(text)]
    np.testing.assert_array_less(np.abs(np.log10(np.array(shown) / measured)), 1)


@pytest.mark.parametrize("marker", ["train-command", "test-command"])
def test_each_command_that_is_run_elsewhere_stands_alone_on_one_line(marker: str) -> None:
    block = re.search(rf"<!-- {marker} -->\n```\w*\n(.*?)```", README, flags=re.DOTALL)
    assert block is not None
    assert len(block.group(1).splitlines()) == 1


def test_the_speed_table_keeps_its_promises() -> None:
    cells = re.findall(r"(\d+\.\d) \(promised (\d+)\)", README)
    assert len(cells) == 3
    assert all(float(measured) >= float(promised) for measured, promised in cells)
