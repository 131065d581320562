"""The committed trajectory against an independent run of other precision: one unit in the last place shows."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from crosscheck import INITIAL
from crosscheck.homework.circles.contract import ETA, N_STEPS, NAMES
from crosscheck.homework.circles.data import data_directory
from crosscheck.truth import Descent, arb, golden
from tests.tables import X, y

FILE = data_directory() / golden.TRAJECTORY_FILE
STEPS = range(N_STEPS + 1)
PROVEN = "df3b6c1afd17ebfd858ff51677dacc580ecda222582743af2f161ffdb9251b2d"  # of the long run, sha256


@pytest.fixture(scope="module")
def exact() -> Descent:
    return arb.descend(INITIAL, X, y, ETA, N_STEPS, bits=256)


def test_the_committed_trajectory_is_the_exact_one_correctly_rounded(
    exact: Descent, regenerate_golden: Callable[[Path, str], None]
) -> None:
    regenerate_golden(FILE, golden.dumps(golden.rows_of(exact, STEPS)))
    rows = golden.read(FILE)
    assert len(rows) == 31 * (1 + 17 + 17)
    assert list(golden.mismatches(rows, exact, STEPS)) == []


def test_the_file_is_written_as_it_is_read() -> None:
    assert golden.dumps(golden.read(FILE)) == FILE.read_text(encoding="utf-8")


def test_the_committed_enclosures_enclose_the_256_bit_run(exact: Descent) -> None:
    committed = golden.load()
    for of_file, of_run in zip(committed.params + committed.gradients, exact.params + exact.gradients, strict=True):
        assert all(wide.encloses(narrow) for wide, narrow in zip(of_file, of_run, strict=True))
    assert all(wide.encloses(narrow) for wide, narrow in zip(committed.losses, exact.losses, strict=True))


@pytest.mark.parametrize("towards", [-math.inf, math.inf], ids=["down", "up"])
@pytest.mark.parametrize("part", [0, 1], ids=["value", "remainder"])
def test_one_ulp_anywhere_is_caught_and_named(exact: Descent, part: int, towards: float) -> None:
    rows = golden.read(FILE)
    for place, numbers in rows.items():
        moved = math.nextafter(numbers[part], towards)
        rows[place] = (moved, numbers[1]) if part == 0 else (numbers[0], moved)
    told = [mismatch.split(":")[0] for mismatch in golden.mismatches(rows, exact, STEPS)]
    assert told == [f"step {step}, {quantity}" for step, quantity in sorted(rows)]
    assert len(told) == 31 * (1 + 17 + 17)


def test_a_mismatch_names_the_step_and_the_quantity(exact: Descent) -> None:
    rows = golden.read(FILE)
    value, rest = rows[17, "d_v21"]
    rows[17, "d_v21"] = math.nextafter(value, 1), rest
    del rows[3, "loss"]
    missing, planted = golden.mismatches(rows, exact, STEPS)
    assert missing.startswith("step 3, loss: the file has None")
    assert planted.startswith("step 17, d_v21: the file has (")


DAMAGE: dict[str, Callable[[str], str]] = {
    "no header": lambda text: text.split("\n", 1)[1],
    "a number that is none": lambda text: text.replace("0,a,-18.0,0.0", "0,a,minus 18,0.0"),
    "a row too short": lambda text: text.replace("0,a,-18.0,0.0", "0,a,-18.0"),
    "a row missing": lambda text: text.replace("0,a,-18.0,0.0\n", ""),
    "empty": lambda _: "",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_refused_in_one_sentence(
    damage: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / golden.TRAJECTORY_FILE).write_text(damage(FILE.read_text(encoding="utf-8")), encoding="utf-8")
    monkeypatch.setattr(golden, "data_directory", lambda: tmp_path)
    with pytest.raises(golden.GoldenError) as refused:
        golden.load()
    assert golden.TRAJECTORY_FILE in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(golden.GoldenError, match="There is no file"):
        golden.read(tmp_path / "golden.csv")


def test_the_long_run_holds_its_35_numbers() -> None:
    rows = golden.read(data_directory() / golden.LONG_RUN_FILE)
    assert list(rows) == [(golden.LONG_RUN, quantity) for quantity in golden.ROW_NAMES]


def test_the_long_run_is_the_one_that_was_proven() -> None:
    """To prove it takes minutes, with --slow; until then not a digit may change."""
    text = (data_directory() / golden.LONG_RUN_FILE).read_text(encoding="utf-8")
    assert hashlib.sha256(text.encode()).hexdigest() == PROVEN


def test_the_committed_long_run_is_the_exact_one_correctly_rounded(slow: None) -> None:
    *_, (params, there) = arb.walk(INITIAL, X, y, ETA, golden.LONG_RUN, bits=1700)
    exact = golden.rows_at(golden.LONG_RUN, there.loss, params, there.gradient)
    assert golden.read(data_directory() / golden.LONG_RUN_FILE) == exact


def test_the_long_run_is_consistent_with_its_own_loss_and_gradient() -> None:
    """At its rounded parameters the loss and gradient are the recorded ones, but for what the rounding moves."""
    rows = golden.read(data_directory() / golden.LONG_RUN_FILE)
    there = arb.evaluate([rows[golden.LONG_RUN, name][0] for name in NAMES], X, y)
    for enclosure, quantity in zip((there.loss, *there.gradient), ("loss", *(f"d_{n}" for n in NAMES)), strict=True):
        assert enclosure.within(rows[golden.LONG_RUN, quantity][0], 1e-13), quantity
