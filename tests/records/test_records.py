"""A run kept, and a later one held against it: what moved, how far, and whether that matters."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crosscheck import compare
from crosscheck.comparison import records
from crosscheck.comparison.records import BEYOND, EQUAL, ROUNDING, Record, RecordError, moved_since, record_of
from tests.commands import one_sentence, train
from tests.schemas import valid
from tests.tables import DISTINCT, X, y

TWO = ("--party", "by_hand", "--party", "tape", "--steps", "2")


@pytest.fixture
def run():
    return compare("by_hand", "tape", X=X[::25], y=y[::25], initial=DISTINCT, n_steps=3).run


def read_back(record: Record, folder: Path) -> Record:
    (folder / records.RECORD).write_text(records.dumps(record), encoding="utf-8")
    return records.read(folder)


def test_a_record_is_read_back_bit_for_bit(run, tmp_path):
    tape = run.parties["tape"]
    tape.gradients[1, :4] = [np.nan, np.inf, -np.inf, -0.0]
    tape.descent, tape.network = None, None
    record = record_of(run, {"python": "3"})
    back = read_back(record, tmp_path)
    assert back.asked == record.asked
    assert back.made == json.loads(json.dumps(record.made))
    for name, mine in record.parties.items():
        for attribute in ("losses", "params", "gradients", "network", "descent"):
            written, read = getattr(mine, attribute), getattr(back.parties[name], attribute)
            assert (written is None) == (read is None)
            assert written is None or written.tobytes() == read.tobytes()


ATTRIBUTES = {"losses": "loss", "gradients": "gradient", "params": "params", "network": "network", "descent": "descent"}


@pytest.mark.parametrize(("times", "status"), [(0.0, EQUAL), (1.9, ROUNDING), (2.1, BEYOND)])
@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_a_move_is_nothing_rounding_or_beyond_the_bound(run, tmp_path, attribute, times, status):
    quantity = ATTRIBUTES[attribute]
    record = read_back(record_of(run, {}), tmp_path)
    step, entry = 1 if quantity == "network" else 2, 0 if quantity == "loss" else 6
    numbers = getattr(run.parties["tape"], attribute)
    numbers[(step, entry)[: numbers.ndim]] += times * run.error_bounds[quantity][step, entry]
    moved = moved_since(record, run, record.made)
    found = [(each.question.party, each.question.quantity, each.status) for each in moved.moves if each.status != EQUAL]
    assert found == [("tape", quantity, status)] * (status != EQUAL)
    assert moved.worst == status
    assert str(moved).splitlines()[-1] == f"moved: {'nothing' if status == EQUAL else status}"
    if status == EQUAL:
        return
    (move,) = [move for move in moved.moves if move.status != EQUAL]
    assert move.row.question.step == (3 if quantity == "network" else 2)
    assert move.row.entry == {"loss": None, "network": "point 6", "descent": "v11"}.get(quantity, "v12")
    assert move.row.apart == pytest.approx(times / 2 * move.row.allowed, rel=1e-1)


def test_a_number_that_ceases_to_be_one_is_beyond_every_bound(run, tmp_path):
    record = read_back(record_of(run, {}), tmp_path)
    run.parties["tape"].gradients[1, 3] = np.nan
    assert moved_since(record, run, record.made).worst == BEYOND
    again = read_back(record_of(run, {}), tmp_path)
    assert moved_since(again, run, record.made).worst == EQUAL  # it was none before, either


def test_parties_of_one_side_alone_are_named(run, tmp_path):
    record = read_back(record_of(run, {}), tmp_path)
    run.parties["mine"] = run.parties.pop("tape")
    told = str(moved_since(record, run, record.made)).splitlines()
    assert told[1] == "by_hand: bit for bit equal"
    assert told[2:] == ["in the record alone: tape", "in this run alone: mine", "moved: nothing"]


def changed(key: str, value: Any) -> Callable[[str], str]:
    return lambda text: json.dumps(json.loads(text) | {key: value})


def digested(key: str, value: Any) -> Callable[[str], str]:
    """Change a party's numbers, as another program might write them."""

    def change(text: str) -> str:
        whole = json.loads(text)
        whole["parties"]["tape"][key] = value
        computed = {"asked": whole["asked"], "parties": whole["parties"]}
        return json.dumps(whole | {"digest": records._digest(computed)})

    return change


DAMAGED: dict[str, tuple[Callable[[str], str], str]] = {
    "cut off": (lambda text: text[: len(text) // 2], "is damaged: it is not JSON, or breaks off."),
    "a digit": (lambda text: text.replace("0.7", "0.8", 1), "is damaged: its numbers are not those that were written."),
    "no parties": (lambda text: text.replace('"parties"', '"others"'), "is damaged: it lacks what a record holds."),
    "newer": (changed("schema", "crosscheck.record/3"), "has the format crosscheck.record/3; this version reads"),
    "made with what cannot be shown": (
        changed("made", {"versions": {"numpy": "\x1b[2J"}, "processor": [], "system": "", "blas": ""}),
        "is damaged: it lacks what a record holds.",
    ),
    **{
        f"{key} {value}, and its digest right": (digested(key, value), "is damaged: it lacks what a record holds.")
        for key, value in (("descent", 0), ("network", [[1.0]]), ("losses", None), ("gradients", [[]]))
    },
}


@pytest.mark.parametrize(("damage", "sentence"), DAMAGED.values(), ids=DAMAGED)
def test_a_record_that_cannot_be_read_gets_one_sentence(run, tmp_path, damage, sentence):
    (tmp_path / records.RECORD).write_text(damage(records.dumps(record_of(run, {}))), encoding="utf-8")
    with pytest.raises(RecordError) as error:
        records.read(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / records.RECORD} {sentence}")
    assert "\n" not in str(error.value)


def test_where_there_is_no_record_that_is_said(tmp_path):
    for folder, sentence in (
        (tmp_path / "none", "There is no file or folder"),
        (tmp_path, "holds no record.json: it was not written by crosscheck train --out."),
    ):
        with pytest.raises(RecordError, match=sentence):
            records.read(folder)
    (tmp_path / records.RECORD).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RecordError, match="cannot be read"):
        records.read(tmp_path)


def test_a_run_asked_for_something_else_is_not_compared(run):
    asked = record_of(run, {}).asked
    asked.check_same(asked, "here")
    for other, sentence in (
        (replace(asked, n_steps=4), "of a run with steps 3, this run has 4"),
        (replace(asked, eta=0.1), "of a run with eta 0.001, this run has 0.1"),
        (replace(asked, initial=(1.0, *asked.initial[1:])), r"of a run from u1 = 0.7, this run has 1.0"),
        (replace(asked, data="0"), "of a run on other data"),
    ):
        with pytest.raises(RecordError, match=f"The record in here is {sentence}"):
            asked.check_same(other, "here")


# The command


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder with the record of two steps, and nothing of the rest."""
    found = compare("by_hand", "tape", n_steps=2).run
    folder = tmp_path_factory.mktemp("kept")
    (folder / records.RECORD).write_text(records.dumps(record_of(found, {"numpy": "0.1"})), encoding="utf-8")
    return folder


def test_train_says_that_nothing_moved(kept):
    result = train(*TWO, "--against", kept, "--exact")
    assert result.exit_code == 0, result.output
    *_, head, by_hand, tape, verdict = result.stdout.splitlines()
    assert head.startswith(f"against {kept}, made with: numpy 0.1 -> ")
    assert (by_hand, tape, verdict) == ("by_hand: bit for bit equal", "tape: bit for bit equal", "moved: nothing")


@pytest.mark.parametrize(("times", "codes"), [(0.5, (0, 1)), (3.0, (1, 1))])
def test_train_exits_with_1_for_what_moved_beyond_the_bound_and_with_exact_for_any_move(kept, tmp_path, times, codes):
    record = records.read(kept)
    bounds = compare("by_hand", "tape", n_steps=2).run.error_bounds
    record.parties["tape"].gradients[1, 6] += times * bounds["gradient"][1, 6]
    (tmp_path / records.RECORD).write_text(records.dumps(record), encoding="utf-8")
    for exact, code in zip(((), ("--exact",)), codes, strict=True):
        result = train(*TWO, "--against", tmp_path, *exact)
        assert result.exit_code == code, result.output
    told = result.stdout.splitlines()
    assert told[-1] == f"moved: {ROUNDING if times < 1 else BEYOND}"
    if times > 1:
        (line,) = [line for line in told if line.startswith("tape: beyond the bound: ")]
        assert "gradient at step 1: d loss / d v12 is " in line
        assert " in tape and " in line
        assert " in the record, difference " in line


def test_train_tells_machines_what_moved(kept):
    found = valid(train(*TWO, "--against", kept, "--format", "json").stdout, "train-1")
    assert found["against"]["moved"] is None
    assert {move["status"] for move in found["against"]["moves"]} == {EQUAL}


BAD = {
    "exact alone": (["--exact"], "--exact needs --against DIR"),
    "other steps": (["--steps", "3"], "of a run with steps 2, this run has 3."),
    "others": (["--party", "with_autograd", "--party", "manual.by_hand", "--steps", "2"], "it has by_hand, tape."),
}


@pytest.mark.parametrize(("arguments", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_compared_exits_with_2_before_anything_is_computed(kept, arguments, sentence):
    against = [] if set(arguments) & {"--exact", "--against"} else ["--against", kept]
    assert sentence in one_sentence("train", *arguments, *against)
