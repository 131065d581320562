"""A second homework, of another shape and under other names, is judged as the circles are: the judge needs nothing of them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.judge.check import check
from crosscheck.judge.verify import verify
from crosscheck.report import html, text
from crosscheck.sandbox.forkserver import SandboxUnavailable
from crosscheck.sandbox.levels import choose_level
from crosscheck.verdict import FunctionVerdict, Verdict
from tests import commands
from tests.schemas import valid, validator
from tests.second_homework.regression import REGRESSION
from tests.second_homework.submissions import CASES, RIGHT, Case

FILE = Path(__file__).with_name("regression.py")
ASKED = REGRESSION.examination(1)
OWN = {mistake.kind for function in REGRESSION.questioned for mistake, _ in function.mistakes}
OF_CIRCLES = re.compile(
    r"\b(network|loss|loss_gradient|optimize|X_train|y_train|y_out|initial|eta|n_steps|params|[uvb]\d+|x_train)\b"
)


def judged(source: str, folder: Path) -> Verdict:
    """Judge a source text in the best sandbox that there is."""
    path = folder / "submission.py"
    path.write_text(source, encoding="utf-8")
    return verify(path, choose_level("auto"), ASKED)


def word(function: FunctionVerdict) -> str:
    """Return the verdict's word, or what it is right given."""
    return function.verdict if function.right_given is None else function.right_given.replace("your", "given")


def words(verdict: Verdict) -> dict[str, str]:
    """Return the word for each function."""
    return {name: word(function) for name, function in verdict.functions.items()}


def kinds(verdict: Verdict) -> list[str]:
    """Return the kinds of all findings but notes, of function after function."""
    found = [one for each in verdict.functions.values() for one in (*each.causes, *each.remarks)]
    return [one.kind for one in found if one.level != "note"]


def assert_as_said(case: Case, verdict: Verdict) -> None:
    """Hold a verdict to what the case says."""
    account = f"seed {verdict.seed}: {verdict.to_json()}"
    said = re.findall(r"given \w+|\w+", case.words)
    assert words(verdict) == dict(zip(("predict", "cost", "cost_slopes"), said, strict=True)), account
    assert kinds(verdict) == case.kinds.split(), account


@pytest.mark.parametrize("name", CASES)
def test_submission_gets_its_verdict_in_words_of_this_homework(name, tmp_path):
    verdict = judged(CASES[name].source, tmp_path)
    assert_as_said(CASES[name], verdict)
    parsed, page = verdict.to_json(), html.render([verdict])
    validator("verify-2").validate(parsed)
    for report in (text.render(verdict), json.dumps(parsed["functions"]), page):
        assert_of_this_homework(report, verdict)


def test_most_of_the_mistakes_are_planted():
    planted = {kind for case in CASES.values() for kind in case.kinds.split()}
    assert len(planted & OWN) >= 20


def assert_of_this_homework(report: str, verdict: Verdict) -> None:
    """Hold a report to this homework's names; kinds of findings, which are public, may keep words of the circles'."""
    shown = re.sub(
        r'<style>.*?</style>|<meta[^>]*>|"params": ', "", report, flags=re.DOTALL
    )  # which is a key of the JSON
    for kind in kinds(verdict):
        shown = shown.replace(kind, "")
    assert OF_CIRCLES.findall(shown) == []
    assert all(function in shown for function in verdict.functions)


# Reports


def test_reports_name_entries_and_calls(tmp_path):
    verdict = judged(CASES["no dc"].source, tmp_path)
    worst = verdict.to_json()["functions"]["cost_slopes"]["worst"]
    assert re.fullmatch(r"\[(1[5-9])\]", worst["parameter"])  # an entry of c
    assert worst["at"].startswith("cost_slopes at ")
    assert "of 4 of the homework's own asserts" in text.render(verdict, explain=True)
    assert "A curve by five nodes: the verdict" in html.render([verdict])


# In a notebook


def functions_of(source: str, *names: str) -> dict[str, Callable[..., Any]]:
    """Return the functions that a submission defines, all three if none is named."""
    cells: dict[str, Any] = {**REGRESSION.provided()}
    exec(source, cells)
    return {name: cells[name] for name in names or ("predict", "cost", "cost_slopes")}


@pytest.mark.share(4)
@pytest.mark.filterwarnings("ignore:Mean of empty slice", "ignore:invalid value")
@pytest.mark.parametrize("name", CASES)
def test_check_agrees_with_verify(name):
    report = check(homework=REGRESSION, seed=1, **functions_of(CASES[name].source))
    assert_as_said(CASES[name], report.verdict)
    assert_of_this_homework(repr(report), report.verdict)


def test_check_takes_this_homework_s_functions_only():
    with pytest.raises(TypeError, match=r"takes predict, cost, cost_slopes, got 'loss'"):
        check(homework=REGRESSION, loss=len)


# From the command line


def run(*arguments: str) -> Result:
    return commands.run("verify", "--seed", "3", *arguments)


@pytest.mark.parametrize(("name", "code"), [("right", 0), ("a list", 0), ("no s", 1), ("not done yet", 2)])
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_the_command_judges_it(name, code, form, tmp_path):
    path = tmp_path / "submission.py"
    path.write_text(CASES[name].source, encoding="utf-8")
    result = run("--homework", f"{FILE}:REGRESSION", "--format", form, str(path))
    assert result.exit_code == code, result.output
    assert "cost_slopes" in result.stdout
    if form == "text":
        assert f"--seed 3 --homework {FILE}:REGRESSION" in result.stdout
    if form == "json":
        valid(result.stdout, "verify-2")


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("no_such.py:REGRESSION", "There is no file"),
        ("regression.py", "There is no file regression.py"),
        (f"{FILE}:NOTHING", "is not a Homework: there is no such name"),
        (f"{FILE}:ORDER", "is not a Homework: it is a str"),
        (
            "raises.py:HOMEWORK",
            "raises.py, line 1, cannot be loaded: it raised ValueError: no such data, nor any other.",
        ),
        ("mute.py:HOMEWORK", "mute.py, line 1, cannot be loaded: it raised AssertionError."),
        ("exits.py:HOMEWORK", "cannot be loaded: it raised SystemExit: 3"),
        ("broken.py:HOMEWORK", "cannot be loaded: it raised SyntaxError"),
    ],
)
def test_what_is_no_homework_is_refused_in_one_sentence(place, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, source in {
        "raises.py": "raise ValueError('no such data,\\n nor any other')",
        "mute.py": "assert False",
        "exits.py": "raise SystemExit(3)",
        "broken.py": "def (",
        "submission.py": RIGHT,
    }.items():
        Path(name).write_text(source, encoding="utf-8")
    result = run("--homework", place, "submission.py")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert told in result.stderr
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1


# What a submission sees of it

COPIES = f"""
import importlib.util, sys

def answers():
    spec = importlib.util.spec_from_file_location("answers", {str(FILE)!r})
    module = sys.modules["answers"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

def predict(weights, point):
    return len(open({str(FILE)!r}).read())

def cost(inputs, targets, weights):
    return answers().cost(inputs, targets, weights)

def cost_slopes(inputs, targets, weights):
    from tests.second_homework.regression import cost_slopes
    return cost_slopes(inputs, targets, weights)
"""


def test_a_submission_cannot_read_the_homework_s_file(tmp_path):
    try:
        level = choose_level("strong")
    except SandboxUnavailable as why:
        pytest.skip(str(why))
    path = tmp_path / "copies.py"
    path.write_text(COPIES, encoding="utf-8")
    verdict = verify(path, level, ASKED)
    assert words(verdict) == dict.fromkeys(("predict", "cost", "cost_slopes"), "unjudged")
    told = [each.reason.message for each in verdict.functions.values() if each.reason is not None]
    assert ["regression.py, which is not there" in message for message in told] == [True, True, False]
    assert told[2].startswith("cost_slopes needs the module tests")  # some package may have installed one of that name
    assert verdict.asserts_passed == 0


def test_whoever_could_read_it_would_have_the_answers():
    functions = functions_of(COPIES, "cost", "cost_slopes")
    assert check(homework=REGRESSION, **functions).verdict.verdict == "right"


def test_it_shares_no_name_and_no_count_with_the_circles():
    """So what a report says of the circles' names here, it has from them: see `OF_CIRCLES`."""
    theirs = CIRCLES.parameters
    assert not REGRESSION.functions.keys() & {function.name for function in CIRCLES.functions}
    assert not OWN & {m.kind for m in CIRCLES.catalogue.mistakes}
    assert len(REGRESSION.own["start"]) != len(theirs)
    assert len(REGRESSION.own["inputs"]) != len(CIRCLES.data.X)
    assert all(
        OF_CIRCLES.search(f"{name} is wrong") for name in (*theirs.names[5:], *(f.name for f in CIRCLES.functions))
    )
