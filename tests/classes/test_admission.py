"""Which process may judge for a grader on another machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crosscheck.classes.handed_in import texts
from crosscheck.command.grading import cluster
from crosscheck.command.judging import Recipe
from crosscheck.sandbox.levels import Level
from crosscheck.versions import our_version
from tests.judging.judging import level

ROOT = Path(__file__).parents[2]

UNFIT: dict[str, tuple[dict[str, Any], dict[str, Any], str | None]] = {
    "as here": ({}, {}, None),
    "another version": ({}, {"version": "0.0.9"}, "and 0.0.9 is asked for"),
    "no strong level": (
        {"crosscheck.sandbox.levels.why_not_strong": lambda: "no bwrap"},
        {},
        "not available: no bwrap",
    ),
    "no such homework": ({}, {"homework": "no/such.py:SPIRALS"}, "There is no file no/such.py"),
    "another homework": ({}, {"homework": "HERE"}, "is another"),
    "all packages": ({}, {"imports": frozenset({"numpy"})}, None),
    "no such package": (
        {},
        {"imports": frozenset({"pandas", "numpy"})},
        "it lacks pandas, which submissions import: pip",
    ),
    "nothing is judged right": ({"crosscheck.command.doctor.TRIAL": "x = 1"}, {}, "network is not defined"),
}


@pytest.mark.parametrize("case", UNFIT)
def test_who_may_judge(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    changed, asked, expected = UNFIT[case]
    for name, value in changed.items():
        monkeypatch.setattr(name, value)
    if "strong" not in case:
        monkeypatch.setattr("crosscheck.sandbox.levels.why_not_strong", lambda: None)
    homework = asked.get("homework")
    if homework == "HERE":
        homework = f"{ROOT / 'tests' / 'second_homework' / 'regression.py'}:REGRESSION"
    recipe = Recipe(homework, 20, Level.STRONG if "strong" in case else level())
    if case == "no such package":
        monkeypatch.setattr(texts, "_is_here", lambda name: name != "pandas")
    imports = asked.get("imports", frozenset())
    why = cluster.unfit(cluster.Required(asked.get("version", our_version()), recipe, "", imports))
    assert (why is None) == (expected is None)
    assert expected is None or expected in str(why)


def test_a_file_of_another_homework_has_another_name_among_the_resources(tmp_path: Path) -> None:
    names = set()
    for i in range(2):
        file = tmp_path / "homework.py"
        file.write_text(f"A = {i}\n", encoding="utf-8")
        names.add(cluster.required(Recipe(f"{file}:A", 20, Level.STRONG)).resource)
    assert len(names | {cluster.required(Recipe(None, 20, each)).resource for each in Level}) == 4
