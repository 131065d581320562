"""What the README shows is real: its code runs, and its table keeps the promises."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from crosscheck import INITIAL, compare, load_circles
from crosscheck.command.cli import main
from crosscheck.comparison.parties import DEFAULT_PARTIES, load_party
from crosscheck.truth import measure
from manual import by_hand
from tests.needs import needs_torch

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
NUMBER = re.compile(r"\d+\.\d+(?:e[+-]\d+)?|\d+e[+-]\d+")
PYTHON = re.findall(r"^```python\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


@cache
def _run(source: str) -> dict[str, Any]:
    """Run a block of the README once, and return the names that it binds."""
    namespace: dict[str, Any] = {}
    exec(compile(source, "README.md", "exec"), namespace)
    return namespace


def test_there_is_python_to_run() -> None:
    assert len(PYTHON) == README.count("```python") >= 4


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(source, id=f"block {i}", marks=needs_torch if re.search("torch|saturation", source) else ())
        for i, source in enumerate(PYTHON)
    ],
)
def test_every_python_block_runs(source: str) -> None:
    _run(source)


@needs_torch
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


@needs_torch
def test_the_errors_and_differences_shown_are_of_the_order_of_those_measured_here() -> None:
    pytest.importorskip("flint")
    comparison = compare(*map(load_party, DEFAULT_PARTIES))
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
    assert [name for name, _ in lines] == list(DEFAULT_PARTIES)
    shown = [float(number) for text in (*(text for _, text in lines), *agree) for number in NUMBER.findall(text)]
    np.testing.assert_array_less(np.abs(np.log10(np.array(shown) / measured)), 1)


@pytest.mark.parametrize("marker", ["train-command", "test-command"])
def test_each_command_that_is_run_elsewhere_stands_alone_on_one_line(marker: str) -> None:
    block = re.search(rf"<!-- {marker} -->\n```\w*\n(.*?)```", README, flags=re.DOTALL)
    assert block is not None
    assert len(block.group(1).splitlines()) == 1


MISTAKEN = """


def loss_gradient(params, X, y):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + np.exp(-(X @ V.T + b)))
    delta = 1 / (1 + np.exp(-(h @ u + a))) - y.reshape(-1)
    through = delta[:, np.newaxis] * h * (1 - h)
    return np.concatenate([delta @ h, [delta.sum()], (through.T @ X).ravel(), np.zeros(4)])
"""


def test_the_report_shown_is_what_is_said_of_such_a_homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = Path(__file__).parents[1] / "judging" / "right" / "features_first.py"
    monkeypatch.chdir(tmp_path)
    Path("homework.py").write_text(right.read_text(encoding="utf-8") + MISTAKEN, encoding="utf-8")
    shown = re.search(
        r"^\$ crosscheck (verify homework\.py)\n(.*?)judged in the strong sandbox", README, re.MULTILINE | re.DOTALL
    )
    assert shown is not None
    said = CliRunner().invoke(main, [*shown.group(1).split(), "--seed", "1"]).stdout
    assert said.split("judged in the strong sandbox")[0].split() == shown.group(2).split()


# A party's name, then for few and for many points: its time, how many times by hand, what is promised.
SPEED = re.findall(
    r"^\| (by hand|tape|torch, eager|autograd) \| (\d+) µs \| ([\d.]+)(?: \(promised (\d+)\))? "
    r"\| (?:(\d+) ns)? ?\| (?:([\d.]+)(?: \(promised (\d+)\))?)? ?\|$",
    README,
    flags=re.MULTILINE,
)


def test_the_speed_table_s_ratios_are_those_of_its_times() -> None:
    assert [row[0] for row in SPEED] == ["by hand", "tape", "torch, eager", "autograd"]
    for few_or_many in (slice(1, 4), slice(4, 7)):
        by_hand_time = float(SPEED[0][few_or_many][0])
        for time, ratio, promised in (row[few_or_many] for row in SPEED if row[few_or_many][0]):
            least, most = (float(time) - 0.5) / (by_hand_time + 0.5), (float(time) + 0.5) / (by_hand_time - 0.5)
            assert least - 0.05 <= float(ratio) <= most + 0.05
            assert float(ratio) >= float(promised or 0)


@needs_torch  # which the benchmark measures as well
def test_by_hand_takes_no_more_memory_than_promised() -> None:
    from tests.benchmarks.speed import MANY, peak_megabytes

    promised = re.search(r"By hand, 10\^6 points take (\d+) MB above the data \(promised: at most (\d+)\)", README)
    assert promised is not None
    X, y = np.zeros((MANY, 2)), np.zeros(MANY)
    peak = peak_megabytes(lambda: by_hand.loss_gradient(INITIAL, X, y))
    assert peak <= float(promised.group(1)) + 1 <= float(promised.group(2))
