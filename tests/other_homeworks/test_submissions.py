"""Submissions to the six other homeworks, written by two who had not read the judge, get the verdicts of their labels."""

from __future__ import annotations

from typing import Any

import pytest

from tests.other_homeworks.homeworks import FILES, LABELS, judged_file

NAMED_AT_LEAST = 2 / 3
UNNAMED = {"differs", "consistent-in-itself"}


@pytest.mark.share(5)
@pytest.mark.parametrize("label", LABELS, ids=lambda label: label["file"])
def test_submission_gets_the_verdict_of_its_label(label: dict[str, Any]) -> None:
    verdict = judged_file(label["file"])
    wrong = {
        name: [cause.kind for cause in one.causes] for name, one in verdict.functions.items() if one.verdict == "wrong"
    }
    account = f"seed {verdict.seed}: {verdict.to_json()}"
    assert wrong == ({label["function"]: label["causes"]} if "function" in label else {}), account
    others = [one for name, one in verdict.functions.items() if name not in wrong]
    assert {one.verdict for one in others} <= {"right", "remarks"}, account
    follows = {one.function for one in others if one.right_given is not None}
    assert follows == set(label.get("follows", ())), account


def test_two_thirds_of_the_wrong_ones_have_a_name() -> None:
    wrong = [label for label in LABELS if "function" in label]
    named = [label for label in wrong if not set(label["causes"]) & UNNAMED]
    assert len(named) >= NAMED_AT_LEAST * len(wrong)


def test_each_homework_has_right_and_wrong_submissions() -> None:
    for name in FILES:
        mine = [label for label in LABELS if label["file"].startswith(f"{name}/")]
        assert len(mine) == 20
        assert sum("function" in label for label in mine) == 14
