"""What build servers read: GitHub's annotations and summary, JUnit's XML."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from junitparser import JUnitXml

from crosscheck.command.cli import main
from crosscheck.command.training.github import SUMMARY

MINE = """
from manual.by_hand import loss, loss_gradient as right


def loss_gradient(params, X, y):
    gradient = right(params, X, y)
    {fault}
    return gradient
"""
ANNOTATION = re.compile(r"^::(error|notice) ([^:]*)::(.*)$")


def train(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["train", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SUMMARY, str(tmp_path / "summary.md"))
    return tmp_path


def arguments(folder: Path, fault: str, form: str) -> list[str]:
    (folder / "mine.py").write_text(MINE.format(fault=fault), encoding="utf-8")
    return ["--party", "by_hand", "--party", "mine.py", "--steps", "2", "--format", form]


def annotations(result: Result) -> list[tuple[str, dict[str, str], str]]:
    """Read the annotations back as GitHub's runner does."""
    found = []
    for line in result.stdout.splitlines():
        if match := ANNOTATION.match(line):
            kind, properties, message = match.groups()
            told = dict(each.split("=", 1) for each in properties.split(","))
            found.append((kind, told, message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")))
    return found


def test_an_annotation_points_to_the_function_that_is_wrong(folder: Path) -> None:
    result = train(*arguments(folder, "gradient[6] += 1e-9", "github"))
    assert result.exit_code == 1
    first, *others = annotations(result)
    kind, place, message = first
    assert (kind, place["file"], place["line"]) == ("error", "mine.py", "5")
    assert place["title"] == "mine.py%3A loss_gradient"
    assert message.startswith("gradient at step 0: d loss / d v12 is ")
    assert ["exceeds its error bound" in message for *_, message in others].count(True) == 1
    assert "differ: gradient at step 0" in result.stdout  # the log reads as ever
    *_, head, rule, by_hand, mine = (folder / "summary.md").read_text(encoding="utf-8").splitlines()
    assert len({line.count("|") for line in (head, rule, by_hand, mine)}) == 1
    assert by_hand.startswith("| by_hand |")
    assert "d loss / d v12 is " in mine


def test_what_differs_and_each_remark_have_lines_of_their_own(folder: Path) -> None:
    *_, gradient, params, network, optimize, cause, truth, untrue = train(
        *arguments(folder, "gradient[6] += 1e-9", "text")
    ).stdout.splitlines()
    assert gradient.startswith("differ: gradient at step 0: ")
    assert params.startswith("differ: params at step 1: ")
    assert network == "mine.py: it has no network: its outputs are not compared."
    assert optimize.startswith("mine.py: it has no optimize: ")
    assert truth.startswith("against the truth (")
    assert untrue.startswith("mine.py exceeds its error bound")
    assert cause.startswith("mine.py: loss_gradient (mine.py:5): Right to 1e-09 of the largest value")


def test_a_malformed_answer_is_annotated_as_well(folder: Path) -> None:
    result = train(*arguments(folder, "gradient = gradient[:16]", "github"))
    ((kind, place, message),) = annotations(result)
    assert (kind, place["file"], place["line"]) == ("error", "mine.py", "5")
    assert message == "mine.py: at step 0, loss_gradient has shape (16,), expected (17,)."
    assert "| mine.py |" in (folder / "summary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fault", "function"),
    [
        ("gradient = gradient[:16]", "loss_gradient"),
        ("gradient[3] = float('nan')", "loss_gradient"),
        ("pass", "optimize"),
    ],
)
def test_the_function_is_known_whatever_the_party_is_called(folder: Path, fault: str, function: str) -> None:
    name = "a: at step 0, network.py"
    source = MINE.format(fault=fault)
    if function == "optimize":
        source += "\n\ndef optimize(initial, X, y, eta, n_steps):\n    return [1.0, 2.0, 3.0]\n"
    (folder / name).write_text(source, encoding="utf-8")
    result = train("--party", "by_hand", "--party", name, "--steps", "2", "--format", "github")
    ((_, place, _),) = annotations(result)
    assert place["title"] == f"a%3A at step 0%2C network.py%3A {function}"
    assert source.splitlines()[int(place["line"]) - 1].startswith(f"def {function}(")


def test_where_all_is_well_there_is_a_notice_and_a_table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = train(*arguments(folder, "pass", "github"))
    assert result.exit_code == 0
    ((kind, _, message),) = annotations(result)
    assert kind == "notice"
    assert message.startswith("agree: losses within ")
    written = (folder / "summary.md").read_text(encoding="utf-8")
    assert "### crosscheck train: all is well" in written
    monkeypatch.delenv(SUMMARY)
    assert train(*arguments(folder, "pass", "github")).exit_code == 0
    assert (folder / "summary.md").read_text(encoding="utf-8") == written
    monkeypatch.setenv(SUMMARY, str(folder))
    refused = train(*arguments(folder, "pass", "github"))
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)


def xml(result: Result) -> dict[str, dict[str, Any]]:
    """Read the suites back: by party and check, the failure's message, "skipped" or None."""
    cases: dict[str, dict[str, Any]] = {}
    for suite in JUnitXml.fromstring(result.stdout):
        found = cases[suite.name] = {
            case.name: next(("skipped" if case.is_skipped else told.message for told in case.result), None)
            for case in suite
        }
        assert suite.tests == len(found)
        assert suite.failures == len([told for told in found.values() if told not in (None, "skipped")])
    return cases


def test_junit_has_a_failure_for_each_thing_that_is_wrong(folder: Path) -> None:
    result = train(*arguments(folder, "gradient[6] += 1e-9", "junit"))
    assert result.exit_code == 1
    cases = xml(result)
    assert list(cases) == ["by_hand", "mine.py"]
    assert set(cases["by_hand"].values()) == {None}
    wrong = {check for check, told in cases["mine.py"].items() if told is not None}
    assert wrong == {"gradient", "params", "truth"}
    assert cases["mine.py"]["gradient"].startswith("gradient at step 0: d loss / d v12 is ")
    properties = {each.get("name") for each in ET.fromstring(result.stdout).iter("property")}
    assert {"version.numpy", "difference.gradient"} <= properties


def test_junit_of_a_malformed_answer_has_one_failure(folder: Path) -> None:
    cases = xml(train(*arguments(folder, "gradient = None", "junit")))
    assert cases["by_hand"] == {"answers": None}
    assert cases["mine.py"]["answers"].startswith("mine.py: at step 0, loss_gradient returned None")


def test_junit_says_what_moved(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib")
    monkeypatch.setattr("crosscheck.command.training.files._figures", lambda *_: {})
    well = arguments(folder, "pass", "junit")
    kept = train(*well, "--out", folder / "kept")
    assert kept.exit_code == 0
    assert "record" not in xml(kept)["mine.py"]
    assert xml(train(*well, "--against", folder / "kept"))["mine.py"]["record"] is None
    arguments(folder, "gradient[6] += 1e-15", "junit")
    assert train(*well, "--against", folder / "kept").exit_code == 0
    moved = train(*well, "--against", folder / "kept", "--exact")
    assert moved.exit_code == 1
    assert xml(moved)["mine.py"]["record"].startswith("within rounding: ")
