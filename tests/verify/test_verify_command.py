"""`crosscheck verify` and `check`: exit codes, formats, and that nothing of the user's is changed."""

import json
import re
import shlex
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import click
import numpy as np
import pytest
from click.testing import CliRunner, Result

import crosscheck
from crosscheck.command.cli import COMMANDS, main
from crosscheck.report import FORMATS
from crosscheck.sandbox import levels
from crosscheck.verdict import FEEDBACK
from manual import by_hand
from tests import commands
from tests.judging.judging import RIGHT_FILE as RIGHT
from tests.judging.judging import WRONG_FILE as WRONG
from tests.judging.judging import fail_at, judge_once, level
from tests.judging.notebooks import homework
from tests.schemas import valid

PARTIAL = RIGHT.split("def loss_gradient")[0] + "def loss_gradient(params, X, y):\n    raise NotImplementedError()\n"
UNREADABLE = "def network(x, params:\n"

CASES = [("right", RIGHT, 0), ("wrong", WRONG, 1), ("unjudged", PARTIAL, 2), ("wrong", UNREADABLE, 1)]


@pytest.fixture(autouse=True)
def _judge_once(monkeypatch):
    judge_once(monkeypatch)


def run(*words: str) -> Result:
    """Run `crosscheck verify` at the level that there is: the strong one, a fork of one warm interpreter, is the quicker."""
    return commands.run("verify", "--sandbox", level().value, "--seed", "20", *words)


def judged(path: str | Path) -> dict[str, Any]:
    """Return the verdict on a file, from the command's JSON."""
    return json.loads(run(str(path), "--format", "json").stdout)


def written(folder: Path, source: str, name: str = "homework.py") -> str:
    path = folder / name
    path.write_text(source, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("word", "source", "code"), CASES)
def test_json_validates_and_the_exit_code_says_the_verdict(tmp_path, word, source, code):
    result = run(written(tmp_path, source), "--format", "json")
    verdict = valid(result.stdout, "verify-2")
    assert (verdict["verdict"], result.exit_code) == (word, code)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("feedback", ["verdict", "where", "hint", "formula"])
def test_a_report_tells_as_much_as_it_is_asked_to(tmp_path, form, feedback):
    """The loss is said to be divided by the number of points, and, as a formula, to be a sum of 41.3965."""
    hint, formula = feedback in ("hint", "formula"), feedback == "formula"
    result = run(written(tmp_path, WRONG), "--format", form, "--feedback", feedback)
    assert result.exit_code == 1
    said = " ".join(result.stdout.split())
    assert ("divided by the number of points" in said, "41.3965" in said) == (hint, formula)
    assert ("mean-instead-of-sum" in said) is hint
    if form == "junit":
        ElementTree.fromstring(result.stdout)


def test_several_files_give_one_object_a_line_in_their_order(tmp_path):
    paths = [written(tmp_path, source, f"{i}.py") for i, (_, source, _) in enumerate(CASES)]
    result = run(*paths, "--format", "json")
    verdicts = [json.loads(line) for line in result.stdout.splitlines()]
    assert [v["submission"] for v in verdicts] == paths
    assert [v["verdict"] for v in verdicts] == [word for word, _, _ in CASES]
    assert result.exit_code == 1


def test_several_files_ask_for_the_strong_sandbox(tmp_path, monkeypatch):
    monkeypatch.setattr(levels, "why_not_strong", lambda: "bubblewrap has a cold")
    paths = [written(tmp_path, RIGHT, name) for name in ("1.py", "2.py")]
    refused = commands.refusal("verify", *paths)
    assert "not available: bubblewrap has a cold. " in refused
    assert "--sandbox process" in refused
    assert "process" in commands.ok("verify", paths[0], "--explain").stdout


def test_what_a_shell_makes_of_names_with_hyphens_runs_no_submission(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("evil.py").write_text("open('run', 'w').close()", encoding="utf-8")
    for option in (Path("--homework=evil.py"), Path("--sandbox=process")):
        option.write_text(RIGHT, encoding="utf-8")
        refused = run(option.name, "evil.py")
        assert refused.exit_code == 2
        assert f"{option} is a file here and would be read as an option" in refused.output
        assert "verify ./--homework=evil.py" in run("--", "--homework=evil.py").output
    assert not Path("run").exists()


def test_a_partial_submission_is_judged_as_far_as_it_goes(tmp_path):
    verdict = judged(written(tmp_path, PARTIAL))
    words = {name: function["verdict"] for name, function in verdict["functions"].items()}
    assert words == {"network": "right", "loss": "right", "loss_gradient": "missing"}
    asserts = verdict["homework_asserts"]
    assert (asserts["passed"], asserts["of"]) == (10, 15)
    assert {call.split("(")[0] for call in asserts["failed"]} == {"loss_gradient"}
    assert verdict["descent"]["steps"] == 0


def test_a_notebook_of_the_homework_is_judged(tmp_path):
    path = tmp_path / "homework.ipynb"
    path.write_text(homework(RIGHT), encoding="utf-8")
    verdict = judged(path)
    assert verdict["verdict"] == "right", verdict
    assert verdict["homework_asserts"] == {"passed": 15, "of": 15, "failed": []}
    assert verdict["descent"] == {"steps": 30, "points": 500}


def test_a_report_is_never_written_over_a_file(tmp_path):
    path = written(tmp_path, RIGHT)
    assert "exists already" in commands.refusal("verify", path, "--out", path)
    assert Path(path).read_text(encoding="utf-8") == RIGHT


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_shows_examples_that_it_takes(command):
    result = CliRunner().invoke(main, [command, "--help"], terminal_width=80)
    lines = re.findall(rf"^ +(crosscheck {command}\b.*)$", result.stdout, re.MULTILINE)
    examples = [shlex.split(line) for line in lines]
    assert examples, (result, result.output)
    for _, _, *words in examples:
        main.get_command(click.Context(main), command).make_context(command, words)


def test_check_judges_functions_in_the_notebook_s_own_process():
    own: dict[str, Any] = {}
    exec(RIGHT, own)
    right = crosscheck.check(**{name: own[name] for name in ("network", "loss", "loss_gradient")})
    assert right.verdict.verdict == "right"
    assert "<" in right._repr_html_()
    wrong = crosscheck.check(network=by_hand.network, loss=lambda p, X, y: by_hand.loss(p, X, y) / len(y), seed=3)
    assert [cause.kind for cause in wrong.verdict.functions["loss"].causes] == ["mean-instead-of-sum"]
    lacks_a_cell = crosscheck.check(loss=lambda p, X, y: network(X[0], p))  # noqa: F821 - which was not run
    assert "fails only through network" in repr(lacks_a_cell)
    told = crosscheck.check(loss=lambda p, X, y: by_hand.loss(p, X, y) / len(y), seed=3, feedback="hint").verdict
    assert [cause.formula for cause in told.functions["loss"].causes] == [""]


@pytest.mark.parametrize("feedback", FEEDBACK)
def test_check_says_that_it_is_handed_the_answer_key(feedback):
    own = {"network": by_hand.network, "loss": lambda p, X, y: by_hand.loss(p, X, y)}
    report = crosscheck.check(**own, feedback=feedback)
    (remark,) = report.verdict.remarks
    assert (remark.kind, report.verdict.verdict) == ("answer-key", "remarks")
    assert "in the place of your own: network (manual.by_hand)." in " ".join(repr(report).split())


def test_a_failing_question_can_be_pasted_and_run():
    def loss(params: Any, X: Any, y: Any) -> Any:
        return by_hand.loss(params, X, y) * (1.0 if len(y) == 1 or len(y) == 500 else 2.0)

    verdict = crosscheck.check(loss=loss, seed=3).verdict
    for feedback in ("where", "hint", "formula"):
        worst = verdict.told(feedback).functions["loss"].worst
        *given, question = worst.question.lines
        names: dict[str, Any] = {"loss": loss}
        exec("\n".join(given), names)
        assert eval(question, names) == worst.obtained


def test_at_level_where_a_gradient_is_held_against_the_slope_of_one_s_own_loss():
    def loss_gradient(params: Any, X: Any, y: Any) -> Any:
        return by_hand.loss_gradient(params, X, y) * np.where(np.arange(17) == 10, 0.2, 1.0)

    judged = crosscheck.check(network=by_hand.network, loss=by_hand.loss, loss_gradient=loss_gradient, seed=3).verdict
    found = judged.told("where").functions["loss_gradient"]
    says = "Your loss's slope along v32, by differences, is -0.533; your loss_gradient says -0.107."
    assert (found.causes, found.blocks, found.evidence) == ((), ("v",), says)
    assert judged.told("verdict").functions["loss_gradient"].evidence == ""


OUT = {  # arguments, and how the file begins; or, in place of that, the sentence of the refusal
    "a page": (["--out", "class.html"], "<!DOCTYPE html>"),
    "a line for each": (["--out", "CLASS.JSON"], '{"schema"'),
    "JUnit": (["--out", "class.xml"], "<?xml"),
    "the name says nothing": (["--out", "class"], "class.py: right"),
    "what is asked for": (["--out", "class.report", "--format", "json"], '{"schema"'),
    "a page in JSON": (["--out", "x.html", "--format", "json"], "--out x.html means --format html, got --format json"),
    "a page of no kind": (["--out", "x.foo"], "--out x.foo: .foo is the suffix of no format, expected .txt, .json"),
    "no name": (["--out", ""], "--out must name a place to write to, got an empty name."),
}


@pytest.mark.parametrize(("words", "told"), OUT.values(), ids=OUT)
def test_the_file_s_name_implies_its_format_or_is_refused_before_anything_is_judged(tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    result = run(written(Path(), RIGHT, "class.py"), *words)
    files = [path for path in tmp_path.iterdir() if path.name != "class.py"]
    assert result.exit_code == (0 if files else 2)
    if files:
        assert (files[0].name, result.stderr) == (words[1], f"written to {words[1]}\n")
    assert (files[0].read_text(encoding="utf-8") if files else result.stderr.removeprefix("Error: ")).startswith(told)


def test_the_place_of_a_wrong_function_s_def_is_told(tmp_path):
    told = run(written(tmp_path, WRONG)).stdout
    line = WRONG.splitlines().index("_sum = loss") + 4
    assert f"loss            wrong (def in line {line})" in told
    path = tmp_path / "homework.ipynb"
    path.write_text(homework(WRONG), encoding="utf-8")
    place = judged(path)["functions"]["loss"]["def"]
    assert f"wrong (def in code cell {place['cell']}, line {place['line']})" in run(str(path)).stdout


BAD_CHECKS = {
    "a number for a function": ({"loss": 41.4}, "takes the function itself"),
    "nothing": ({}, "none was passed"),
    "a seed in words": ({"loss": by_hand.loss, "seed": "one"}, "takes the whole number that an earlier report names"),
    "a negative seed": ({"loss": by_hand.loss, "seed": -1}, "0 or more, got -1"),
    "no such feedback": ({"loss": by_hand.loss, "feedback": "all"}, "'where', 'hint', 'formula', got 'all'"),
}


def test_check_of_functions_without_their_names_is_answered_with_the_right_call():
    for unnamed in ([by_hand.network], [by_hand.network, by_hand.loss], [crosscheck.INITIAL]):
        with pytest.raises(TypeError) as error:
            crosscheck.check(*unnamed, seed=3)
        told = re.search(r"check\([a-z].*?\)", str(error.value))
        assert "\n" not in str(error.value)
        functions = {name: getattr(by_hand, name) for name in ("network", "loss", "loss_gradient")}
        report = eval(told[0], {"check": crosscheck.check, **functions})  # as the sentence says
        assert list(report.verdict.functions) == list(functions)


@pytest.mark.parametrize(("arguments", "sentence"), BAD_CHECKS.values(), ids=BAD_CHECKS)
def test_a_bad_call_of_check_gets_one_sentence(arguments, sentence):
    with pytest.raises((TypeError, ValueError), match=sentence) as error:
        crosscheck.check(**arguments)
    assert "\n" not in str(error.value)


@pytest.fixture
def interrupted_at_b(monkeypatch):
    fail_at(monkeypatch, "b.py", KeyboardInterrupt())


MARKS = {"text": "right", "json": '"right"', "html": "</html>", "junit": "<testcase"}


@pytest.mark.parametrize(("form", "mark"), MARKS.items())
@pytest.mark.usefixtures("interrupted_at_b")
def test_interrupted_what_was_judged_is_kept_and_the_exit_code_is_130(tmp_path, form, mark):
    paths, out = [written(tmp_path, RIGHT, name) for name in ("a.py", "b.py", "c.py")], tmp_path / "report"
    result = run(*paths, "--format", form, "--out", str(out))
    assert result.exit_code == 130
    assert "Interrupted: 1 of 3 submissions were judged." in result.stderr
    report = out.read_text(encoding="utf-8")
    assert mark in report
    assert "a.py" in report
    assert "c.py" not in report


@pytest.mark.usefixtures("interrupted_at_b")
def test_interrupted_before_the_first_verdict_no_file_is_left(tmp_path):
    out = tmp_path / "report"
    result = run(written(tmp_path, RIGHT, "b.py"), "--out", str(out))
    assert (result.exit_code, out.exists()) == (130, False)
    assert "Interrupted before anything was judged." in result.stderr


def test_a_failure_of_the_judge_costs_one_file_its_verdict(tmp_path, monkeypatch):
    fail_at(monkeypatch, "1.py", RuntimeError("planted"))
    paths = [written(tmp_path, RIGHT, name) for name in ("1.py", "2.py")]
    verdicts = [json.loads(line) for line in run(*paths, "--format", "json").stdout.splitlines()]
    assert [verdict["verdict"] for verdict in verdicts] == ["unjudged", "right"]
    assert verdicts[0]["reason"]["kind"] == "no-sandbox"
