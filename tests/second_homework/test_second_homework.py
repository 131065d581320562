"""A second homework, of another shape and under other names, is judged as the circles are: the judge needs nothing of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import flint
import jsonschema
import numpy as np
import numpy.typing as npt
import pytest
from click.testing import CliRunner, Result

import crosscheck
from crosscheck.command.cli import main
from crosscheck.homework import Function, NetworkExamination, Role
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.judge.check import check
from crosscheck.judge.verify import verify
from crosscheck.report import html, text
from crosscheck.sandbox.forkserver import SandboxUnavailable
from crosscheck.sandbox.levels import choose_level
from crosscheck.verdict import FunctionVerdict, Verdict
from tests.second_homework import submissions
from tests.second_homework.regression import PUBLISHED, REGRESSION, Reference, page
from tests.second_homework.submissions import (
    BY_DIFFERENCES,
    CASES,
    IN_SINGLE,
    ON_ARRAYS,
    RIGHT,
    TRAIN,
    WITH_AUTOGRAD,
    Case,
)

FILE = Path(__file__).with_name("regression.py")
#: The same with a network that takes all points at once.
OF_ALL_POINTS = replace(
    REGRESSION,
    functions=(
        Function("predict", Role.OUTPUTS, {"inputs": "points", "weights": "params"}),
        *REGRESSION.functions[1:],
    ),
    published=PUBLISHED[2:],
)
#: The same with two functions only: no network to ask, and no descent.
COST_ONLY = replace(
    REGRESSION,
    title="A curve by five nodes, its cost and slopes",
    functions=REGRESSION.functions[1:3],
    published=PUBLISHED[2:],
)
ASKED = REGRESSION.examination(1)
SCHEMA = json.loads(
    (Path(crosscheck.__file__).parent / "report" / "schemas" / "verify-2.json").read_text(encoding="utf-8")
)
OF_CIRCLES = re.compile(
    r"\b(network|loss|loss_gradient|optimize|X_train|y_train|y_out|initial|eta|n_steps|params|[uvb]\d+|x_train)\b"
)


def judged(source: str, folder: Path, asked: NetworkExamination = ASKED) -> Verdict:
    """Judge a source text in the best sandbox that there is."""
    path = folder / "submission.py"
    path.write_text(source, encoding="utf-8")
    return verify(path, choose_level("auto"), asked)


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
def test_submission_gets_its_verdict_in_words_of_this_homework(name: str, tmp_path: Path) -> None:
    verdict = judged(CASES[name].source, tmp_path)
    assert_as_said(CASES[name], verdict)
    parsed, page = verdict.to_json(), html.render([verdict])
    jsonschema.validate(parsed, SCHEMA)
    for report in (text.render(verdict), json.dumps(parsed["functions"]), page):
        assert_of_this_homework(report, verdict)


def test_a_global_in_place_of_an_argument_goes_by_the_name_of_its_own_block(tmp_path: Path) -> None:
    (cause,) = judged(CASES["global s"].source, tmp_path).functions["cost_slopes"].causes
    assert "the s of the global `start`, on the way back" in cause.message


def test_most_of_the_mistakes_are_planted() -> None:
    planted = {kind for case in CASES.values() for kind in case.kinds.split()}
    own = {mistake.kind for mistake in REGRESSION.catalogue.mistakes}
    assert len(planted & own) >= 20
    assert all({*map(type, REGRESSION.catalogue.mistakes)} == {type(m)} for m in REGRESSION.catalogue.mistakes)


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


def test_the_largest_error_of_a_network_is_named_by_point_and_weights(tmp_path: Path) -> None:
    largest = judged(CASES["no c"].source, tmp_path).functions["predict"].largest_error
    assert largest is not None
    assert largest.at == "predict([1, -1, 0.5]) at start"


def test_what_is_not_depended_on_is_named_as_the_homework_names_it(tmp_path: Path) -> None:
    without = submissions.changed("(outputs - targets) ** 2", "outputs ** 2 + outputs")
    (finding,) = judged(without, tmp_path).functions["cost"].causes
    assert finding.kind == "independent-of-an-argument"
    assert finding.message.startswith("The answer does not depend on targets, at points where it must")


def test_reports_name_parameters_blocks_and_calls(tmp_path: Path) -> None:
    verdict = judged(CASES["no dc"].source, tmp_path)
    wrong = verdict.to_json()["functions"]["cost_slopes"]
    assert wrong["blocks"] == ["c"]
    assert re.fullmatch("c[1-5]", wrong["worst"]["parameter"])
    assert wrong["worst"]["at"] == "cost_slopes(inputs, targets, start)"
    assert "of 4 of the homework's own asserts" in text.render(verdict, explain=True)
    page = html.render([verdict])
    assert "A curve by five nodes: the verdict" in page
    assert all(f"<td>{name}</td>" in page or f">{name}</th>" in page for name in REGRESSION.parameters.names)
    mixed = judged(CASES["two mistakes"].source, tmp_path)
    assert "E = mean" not in text.render(mixed, explain=True)


# In a notebook


def functions_of(source: str, *names: str) -> dict[str, Callable[..., Any]]:
    """Return the functions that a submission defines, all three if none is named."""
    cells: dict[str, Any] = {**REGRESSION.provided()}
    exec(source, cells)
    return {name: cells[name] for name in names or ("predict", "cost", "cost_slopes")}


@pytest.mark.filterwarnings("ignore:Mean of empty slice", "ignore:invalid value")
@pytest.mark.parametrize("name", CASES)
def test_check_agrees_with_verify(name: str) -> None:
    report = check(homework=REGRESSION, seed=1, **functions_of(CASES[name].source))
    assert_as_said(CASES[name], report.verdict)
    assert_of_this_homework(repr(report), report.verdict)


def test_check_takes_this_homework_s_functions_only() -> None:
    with pytest.raises(TypeError, match=r"takes predict, cost, cost_slopes, got 'loss'"):
        check(homework=REGRESSION, loss=len)


# Two functions only


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("right", {"cost": "right", "cost_slopes": "right"}),
        ("no c", {"cost": "wrong", "cost_slopes": "given cost"}),
        ("sum", {"cost": "wrong", "cost_slopes": "given cost"}),
        ("no tanh'", {"cost": "right", "cost_slopes": "wrong"}),
        ("finite differences", {"cost": "right", "cost_slopes": "remarks"}),
        ("not done yet", {"cost": "right", "cost_slopes": "missing"}),
    ],
)
def test_a_homework_of_two_functions(name: str, said: dict[str, str], tmp_path: Path) -> None:
    verdict = judged(CASES[name].source + TRAIN, tmp_path, COST_ONLY.examination(1))
    assert words(verdict) == said
    assert verdict.asserts == 2
    assert kinds(verdict) == CASES[name].kinds.split()


# A network of all points at once


@pytest.mark.parametrize(
    ("name", "said", "kind"),
    [
        ("right", "right right right", ""),
        ("no c", "wrong, given predict, given predict", "no-c"),
        ("shifted outputs, which no mistake explains", "wrong, given predict, given predict", "differs"),
        ("no s", "right right wrong", "no-s"),
    ],
)
def test_a_network_of_all_points_at_once(name: str, said: str, kind: str, tmp_path: Path) -> None:
    all_at_once = """
of_one = predict

def predict(inputs, weights):
    return np.array([of_one(weights, point) for point in inputs])
"""
    source = CASES[name].source.replace("predict(weights, point) for", "of_one(weights, point) for") + all_at_once
    assert_as_said(Case(source, said, kind), judged(source, tmp_path, OF_ALL_POINTS.examination(1)))


# Its own descent

CLIMBS = submissions.changed("weights - rate", "weights + rate", TRAIN)
IGNORES_RATE = submissions.changed("- rate *", "- 0.02 *", TRAIN)
ONE_SHORT = submissions.changed("range(rounds)", "range(rounds - 1)", TRAIN)
FROM_START = submissions.changed("    for _", "    weights = start\n    for _", TRAIN)
IN_PLACE = submissions.changed("weights = weights - rate", "weights -= rate", TRAIN)


@pytest.mark.parametrize(
    ("train", "verdict", "kind", "told"),
    [
        (TRAIN, "right", None, ""),
        (CLIMBS, "wrong", "optimize-update", "It is weights <- weights - rate * cost_slopes(weights)"),
        (IGNORES_RATE, "wrong", "optimize-update", "rate is not used, the steps are those of 0.02"),
        (ONE_SHORT, "wrong", "optimize-count", "train took gradients at 3 points when it was to take 4 steps"),
        (FROM_START, "wrong", "optimize-start", "train does not start at the `start` that it is given"),
        (IN_PLACE, "wrong", "updates-params-in-place", "The call changes the weights that it is given"),
    ],
)
def test_a_descent_of_its_own(train: str, verdict: str, kind: str | None, told: str, tmp_path: Path) -> None:
    whole = judged(RIGHT + train, tmp_path)
    own = whole.functions["train"]
    assert own.verdict == verdict, own
    assert [cause.kind for cause in own.causes] == ([] if kind is None else [kind])
    assert told in "".join(cause.message for cause in own.causes)
    assert_of_this_homework(text.render(whole), whole)
    jsonschema.validate(whole.to_json(), SCHEMA)


# From the command line


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["verify", "--seed", "3", *arguments])


@pytest.mark.parametrize(("name", "code"), [("right", 0), ("a list", 0), ("no s", 1), ("not done yet", 2)])
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_the_command_judges_it(name: str, code: int, form: str, tmp_path: Path) -> None:
    path = tmp_path / "submission.py"
    path.write_text(CASES[name].source, encoding="utf-8")
    result = run("--homework", f"{FILE}:REGRESSION", "--format", form, str(path))
    assert result.exit_code == code, result.output
    assert "cost_slopes" in result.stdout
    if form == "text":
        assert f"--seed 3 --homework {FILE}:REGRESSION" in result.stdout
    if form == "json":
        jsonschema.validate(json.loads(result.stdout), SCHEMA)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("no_such.py:REGRESSION", "There is no file"),
        ("regression.py", "There is no file regression.py"),
        (f"{FILE}:NOTHING", "is not a Homework: there is no such name"),
        (f"{FILE}:NAMES", "is not a Homework: it is a tuple"),
        ("raises.py:HOMEWORK", "raises.py cannot be loaded: it raised ValueError: no such data, nor any other."),
        ("mute.py:HOMEWORK", "mute.py cannot be loaded: it raised AssertionError."),
        ("exits.py:HOMEWORK", "cannot be loaded: it raised SystemExit: 3"),
        ("broken.py:HOMEWORK", "cannot be loaded: it raised SyntaxError"),
    ],
)
def test_what_is_no_homework_is_refused_in_one_sentence(
    place: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
    return answers().Reference().objective(weights, inputs, targets)

def cost_slopes(inputs, targets, weights):
    from tests.second_homework.regression import page
    return page(weights, inputs, targets)[2]
"""


def test_a_submission_cannot_read_the_homework_s_file(tmp_path: Path) -> None:
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


def test_whoever_could_read_it_would_have_the_answers() -> None:
    functions = functions_of(COPIES, "cost", "cost_slopes")
    assert check(homework=REGRESSION, **functions).verdict.verdict == "right"


# Its error bounds


def digits(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return an array of the same numbers, as balls of 50 digits and more."""
    return np.array([flint.arb(float(value)) for value in values.ravel()], dtype=object).reshape(values.shape)


def distances(source: str) -> dict[str, float]:
    """Return how far a submission lies from the same in 50 digits, at most, in units of the error bounds."""
    cells = functions_of(source)
    farthest = dict.fromkeys(("predict", "cost", "cost_slopes"), 0.0)
    with flint.ctx.workprec(200):
        for probe in ASKED.probes:
            weights, X, y = map(digits, (probe.params, probe.X, probe.y))
            exact = dict(zip(("predict", "cost", "cost_slopes"), map(np.asarray, page(weights, X, y)), strict=True))
            given = (probe.X, probe.y, probe.params)
            answers = {
                "predict": np.array([cells["predict"](probe.params, point) for point in probe.X]),
                "cost": np.asarray(cells["cost"](*given)),
                "cost_slopes": cells["cost_slopes"](*given),
            }
            for name, answer in answers.items():
                off = np.array([abs(float(d)) for d in np.ravel(digits(answer) - exact[name])])
                farthest[name] = max(farthest[name], float((off / probe.allowance(name).ravel()).max()))
    return farthest


@pytest.mark.parametrize("source", [RIGHT, ON_ARRAYS, WITH_AUTOGRAD])
def test_error_bounds_hold_right_submissions_with_room(source: str) -> None:
    assert all(0 < distance < 1 / Reference.FACTOR for distance in distances(source).values())


def test_error_bounds_hold_single_precision_with_room() -> None:
    assert 0 < distances(RIGHT + IN_SINGLE)["cost_slopes"] < 2.0**29 / Reference.FACTOR


def test_error_bounds_do_not_hold_finite_differences() -> None:
    assert distances(RIGHT + BY_DIFFERENCES)["cost_slopes"] > 1000


def test_it_shares_no_name_and_no_count_with_the_circles() -> None:
    """So what a report says of the circles' names here, it has from them: see `OF_CIRCLES`."""
    mine, theirs = REGRESSION.parameters, CIRCLES.parameters
    assert not {function.name for function in REGRESSION.functions} & {function.name for function in CIRCLES.functions}
    assert not set(mine.names) & set(theirs.names)
    assert not set(mine.blocks) & set(theirs.blocks)
    assert not {m.kind for m in REGRESSION.catalogue.mistakes} & {m.kind for m in CIRCLES.catalogue.mistakes}
    assert len(mine) != len(theirs)
    assert len(REGRESSION.data.X) != len(CIRCLES.data.X)
    assert all(
        OF_CIRCLES.search(f"{name} is wrong") for name in (*theirs.names[5:], *(f.name for f in CIRCLES.functions))
    )
