"""The committed trajectory against an independent run of other precision: one unit in the last place shows."""

import math
from collections.abc import Callable
from functools import cache

import pytest

from crosscheck.homework.circles.contract import N_STEPS, NAMES
from crosscheck.homework.circles.data import data_directory
from crosscheck.homework.circles.run import Run
from crosscheck.truth import arb, golden
from crosscheck.truth.arb import Descent, Enclosure
from data.make_golden import LONG_RUN, LONG_RUN_FILE, dumps, rows_at, rows_of
from tests.tables import X, y

FILE = data_directory() / golden.TRAJECTORY_FILE
STEPS = range(N_STEPS + 1)


@pytest.fixture(scope="module")
def exact():
    return arb.descend(Run(X, y), bits=256)


def test_the_committed_trajectory_is_the_exact_one_correctly_rounded(exact, request):
    if request.config.getoption("--regenerate-golden", default=False):
        FILE.write_text(dumps(rows_of(exact, STEPS)), encoding="utf-8")
        pytest.fail(f"{FILE.name} has been written anew: look at the difference, and run the tests again.")
    rows = golden.read(FILE)
    assert len(rows) == 31 * (1 + 17 + 17)
    assert _mismatches(rows, exact) == []


def _mismatches(rows: golden.Table, exact: Descent) -> list[str]:
    """A sentence for each row that is missing, or is not the exact descent's number correctly rounded."""
    expected = rows_of(exact, STEPS)
    return [
        f"step {step}, {quantity}: the file has {rows.get((step, quantity))}, expected {expected.get((step, quantity))}"
        for step, quantity in sorted(rows.keys() | expected.keys())
        if rows.get((step, quantity)) != expected.get((step, quantity))
    ]


def test_the_file_is_written_as_it_is_read():
    assert dumps(golden.read(FILE)) == FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize("towards", [-math.inf, math.inf], ids=["down", "up"])
@pytest.mark.parametrize("part", [0, 1], ids=["value", "remainder"])
def test_one_ulp_anywhere_is_caught_and_named(exact, part, towards):
    rows = golden.read(FILE)
    for place, numbers in rows.items():
        moved = math.nextafter(numbers[part], towards)
        rows[place] = (moved, numbers[1]) if part == 0 else (numbers[0], moved)
    told = [mismatch.split(":")[0] for mismatch in _mismatches(rows, exact)]
    assert told == [f"step {step}, {quantity}" for step, quantity in sorted(rows)]
    assert len(told) == 31 * (1 + 17 + 17)


DAMAGE: dict[str, Callable[[str], str]] = {
    "no header": lambda text: text.split("\n", 1)[1],
    "a number that is none": lambda text: text.replace("0,a,-18.0,0.0", "0,a,minus 18,0.0"),
    "a row missing": lambda text: text.replace("0,a,-18.0,0.0\n", ""),
    "cut off within a row": lambda text: text[: text.index(",-18.0")],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_refused_in_one_sentence(damage, tmp_path, monkeypatch):
    (tmp_path / golden.TRAJECTORY_FILE).write_text(damage(FILE.read_text(encoding="utf-8")), encoding="utf-8")
    monkeypatch.setattr(golden, "data_directory", lambda: tmp_path)
    with pytest.raises(arb.NoTruthError) as refused:
        golden.load()
    assert golden.TRAJECTORY_FILE in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_committed_long_run_is_the_exact_one_correctly_rounded(slow):
    *_, (params, there) = arb.walk(Run(X, y, n_steps=LONG_RUN), bits=1700)
    exact = rows_at(LONG_RUN, there.loss, params, there.gradient)
    assert golden.read(data_directory() / LONG_RUN_FILE) == exact


@cache
def _evaluated(params: tuple[Enclosure, ...]) -> arb.Evaluation:
    return arb.evaluate(params, X, y)


def _inconsistent(rows: golden.Table) -> list[str]:
    """The loss and the derivatives of the long run that cannot be those at its own parameters, whatever the next digits are."""
    recorded = {name: golden.enclosure(*rows[LONG_RUN, name]) for name in golden.ROW_NAMES}
    there = _evaluated(tuple(recorded[name] for name in NAMES))
    computed = {"loss": there.loss} | {f"d_{n}": g for n, g in zip(NAMES, there.gradient, strict=True)}
    pairs = {name: (here, recorded[name]) for name, here in computed.items()}
    return [n for n, (a, b) in pairs.items() if abs(a.midpoint - b.midpoint) > a.radius + b.radius]


def test_the_long_run_is_consistent_with_its_own_loss_and_gradient():
    """Proving its parameters takes minutes, with --slow; loss and gradient are those at the parameters to the last digit."""
    assert _inconsistent(golden.read(data_directory() / LONG_RUN_FILE)) == []


@pytest.mark.parametrize("part", [0, 1], ids=["value", "remainder"])
@pytest.mark.parametrize("name", golden.ROW_NAMES)
def test_an_error_of_1e_20_anywhere_in_the_long_run_is_inconsistent(name, part):
    """One ulp of a value, and, of a remainder, 1e-20 of the number: four digits of the remainder."""
    rows = golden.read(data_directory() / LONG_RUN_FILE)
    value, rest = rows[LONG_RUN, name]
    wrong = (math.nextafter(value, math.inf), rest) if part == 0 else (value, rest + 1e-20 * abs(value))
    assert _inconsistent(rows | {(LONG_RUN, name): wrong})
