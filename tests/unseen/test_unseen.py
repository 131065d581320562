"""Sets of submissions that the judge had never seen, by people who had not read it, with labels from oracles of their own.

Each set was committed with its labels before the judge was asked; see `README.md` here for what it said then. Now it must hold:
no right function is refused, no wrong one is let through, whatever the questions are.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.judging.changed import changes_of, digits_are_told, words_of
from tests.judging.judging import SEED, judged_file

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/labels.json"))
LABELS: dict[str, Any] = {path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
CASES = [(name, file) for name, labels in LABELS.items() for file in labels]
SHARE = 120  # of which one is judged
FUNCTIONS = ("network", "loss", "loss_gradient")
RIGHT = {"right", "remarks"}


def of_one_kind(word: str) -> str:
    return "right" if word in RIGHT else word


def wanted(label: dict[str, Any]) -> set[str]:
    verdict = label["verdict"]
    words = verdict if isinstance(verdict, list) else [verdict]
    return {of_one_kind(word) for word in (*words, *label.get("also", ()))}


@pytest.mark.second_stage
@pytest.mark.share(SHARE)
@pytest.mark.parametrize(("name", "file"), CASES, ids=[f"{name}/{file}" for name, file in CASES])
def test_each_function_gets_the_verdict_of_its_label(name, file):
    path = HERE / name / "submissions" / file
    verdict, changes = judged_file(path, SEED), changes_of(path)
    for function in FUNCTIONS:
        found, label = verdict.functions[function], LABELS[name][file][function]
        expected = wanted(label)
        if function in changes:
            expected = set(map(of_one_kind, words_of(changes[function])))
            assert digits_are_told(changes[function], found), verdict.to_json()
        assert of_one_kind(found.verdict) in expected, (function, LABELS[name][file]["what"], verdict.to_json())
        alone = function not in changes and label["given"] is None and wanted(label) == {"right"}
        if of_one_kind(found.verdict) == "right" and alone:
            assert found.right_given is None, (function, verdict.to_json())


def test_what_is_judged_otherwise_has_the_label_that_it_had():
    assert len(LABELS) == 13
    for name, file in CASES:
        for function, change in changes_of(HERE / name / "submissions" / file).items():
            assert of_one_kind(change["was"]) in wanted(LABELS[name][file][function]), change
