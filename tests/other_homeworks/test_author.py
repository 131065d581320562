"""`crosscheck author`: what is wrong in an author's file is said in one sentence, before any submission is judged."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from crosscheck.judge.authoring import look_at
from tests import commands
from tests.other_homeworks.homeworks import FILES, HERE, homework

CALL = "@hw.call(loss)\ndef ask(student, {}):\n    return student.loss(w, X, y)\n\n# What"
PREDICTED = "return 1 / (1 + np.exp(-X @ w))"


@pytest.mark.second_stage
@pytest.mark.parametrize("name", FILES)
def test_nothing_is_wrong_in_the_homeworks_that_come_with_the_project(name):
    assert look_at(homework(name))["wrong: "] == []


#: Of the homeworks that come with the project: what stands there, what is written, the exit code, and what is told.
BROKEN: dict[str, list[tuple[str, str, int, str]]] = {
    "logistic_regression": [
        ("X.T @ (p - y) / len(y)", "X.T @ (p - y)", 2, r"line \d+\) is not the derivative of loss by w: at question"),
        ('("p - y", ', '("p-y", ', 2, r"line \d+, cannot be loaded: 'p-y' stands in gradient 0 times"),
        ('by="w"', 'by="theta"', 2, r"line \d+, cannot be loaded: loss has no argument 'theta' to"),
        ("# What the sheet", CALL.format("X, w, y"), 2, r"takes \(student, X, w, y\), expected \(student, w, X, y\)"),
        ("# What the sheet", CALL.format("w, X, y").replace("(w,", "(fresh(w),"), 2, "ask uses fresh; beside"),
        ("return X.T @ (p - y)", "return rng.normal() * X.T @ (p - y)", 2, "does not return the same again at"),
        ("    s = X @ w\n", "    s = X @ w\n    w *= 2\n", 2, "changes its argument w at"),
        ("# What the sheet", CALL.format("w, X, y").replace("return", "return -"), 1, "through its hw.call, it gives"),
        ("@hw.function\ndef loss", "hw.function(lambda w: w)\n\n@hw.function\ndef loss", 2, "takes a function by def"),
        ("N=(1, 2, 7, 30)", "N=(7,)", 1, "N is 7 at every question: a factor N cannot be told from this number"),
        ('"w": rng.normal(size=4)', '"w": np.random.normal(size=4)', 1, "is another one when it is drawn again with"),
        ("(N=(1, 2, 7, 30))\ndef fresh(rng, N):", "()\ndef fresh(rng, N=5):", 0, "note: no array has another shape at"),
        ("N=(1, 2, 7, 30)", "N=(7, np.nan)", 2, "cannot be drawn: TypeError"),
        (
            '"w": rng.normal(size=4)',
            '"w": np.full(4, np.nan)',
            2,
            r"returns NaN or infinity at .*, whose w is not finite itself",
        ),
        ("    s = X @ w\n", "    return None\n    s = X @ w\n", 2, r"loss \(.*, line \d+\) returns None at"),
        ('own={"X": X, "y": y, "w0": np.zeros(4)}', "own=[X, y]", 2, "takes a dict of variables by name"),
        ('    "dE/ds = p - y: p (1 - p) cancels.",\n', "", 2, "takes two texts first, then the edits"),
        ("    return {", "    return len({", 2, "cannot be loaded: it raised SyntaxError"),
        (
            "def fresh(rng, N):\n",
            "def fresh(rng, N):\n    return [N]\n",
            2,
            "is a list, expected a dict of arguments by name",
        ),
        ("N=(1, 2, 7, 30)", "N=5", 2, r"questions\(N=..\) takes the values that N has in turn"),
        ("@hw.questions(N=(1, 2, 7, 30))", "@hw.questions", 2, r"Write @hw.questions\(\), with parentheses"),
        (PREDICTED, "return 1j * (X @ w)", 2, "an answer holds a ndarray of complex128"),
        ('"w": rng.normal(size=4)', '"w": 1j * rng.normal(size=4)', 2, "w holds a ndarray of complex128; a submission"),
        ("@hw.questions(N=(1, 2, 7, 30))", "", 2, r"\(mine.py:hw\) has no function with @hw.questions\(..\) above it"),
        ('("p - y", "(p - y) * p * (1 - p)")', '"p - y", "(p - y) * p"', 2, "takes pairs of texts and a name: mistake"),
        ("# A mistake may", 'hw.mistake(predict, "", "", ("-X", "X"))\n#', 2, "takes pairs of texts and a name"),
        ('"loss(w0, X, y)"', '"loss(w0, X, y, k=1)"', 2, "of own: got an unexpected keyword argument 'k'"),
        ('"loss(w0, X, y)"', '"loss(w0, X)"', 2, r"is no call of loss\(w, X, y\) .* of own: missing a required arg"),
        ("hw = Homework(", "raise SystemExit(3)\nhw = Homework(", 2, r"py, line \d+, .* raised SystemExit: 3"),
        (PREDICTED, "return f(X @ w)\n\nf = lambda t: 1 / (1 + np.exp(-t))", 0, "^ *predict: error bound"),  # no text
        (PREDICTED, "return {1, 2}", 2, "an answer holds a set of object"),
        ('"w0": np.zeros(4)', '"w0": np.zeros(4), "loss": 0.7', 2, "loss is asked for, and own=.. defines it already"),
        ('"w0": np.zeros(4)', '"w0": rng', 2, r"own\['w0'\] holds a Generator; a submission can be handed arrays"),
        ("def textbook(w, X, y):\n", "def textbook(w, X, y):\n    assert len(y) > 1\n", 2, r"textbook \(.* fails at"),
        ("function\ndef loss", "function(truth=lambda w, X, y: 2.0)\ndef loss", 2, "by textbook, beside its truth"),
        ("-np.mean(y * np.log(p)", "-np.mean(1e-3 + y * np.log(p)", 1, r"textbook \("),
        ('"p - y", "(p - y) * p * (1 - p)"', '"X.T @ (p - y)", "(p - y) @ X"', 1, "mistake slope-twice of gradient"),
        ("The terms are summed.", "The terms {x_{n+1}} are summed.", 0, "^ *loss: error bound"),  # no placeholders
    ],
    "softmax_regression": [
        ("1.0986", "1.0896", 1, r"loss\(W0, X, y\) is published in line \d+ as 1.0896, but loss"),
        ("np.eye(W.shape[1])[y]", "np.eye(3)[y]", 2, r"line \d+\) fails at question 2 \(N=2, D=4, K=4\): IndexError"),
        ("K=(3, 4, 3, 4, 5)", "K=(3, 4, 2)", 0, r"note: two axes of W are equal"),
        ("K=(3, 4, 3, 4, 5)", "K=(3, 4, 5)", 0, "note: K follows from D: let"),
    ],
    "kalman_step": [
        ('"R": spd(k),', "", 2, "has no 'R', an argument of kalman_step"),
        (" + K @ R @ K.T", "", 1, "is said to be right, and has 0 right digits"),
    ],
}


#: A part whose slopes are small beside those of another.
SMALL_PART = """
import numpy as np
from crosscheck import Homework

hw = Homework("Two parts")
@hw.questions(N=(1, 4))
def fresh(rng, N):
    return {"p": {"a": rng.normal(size=3), "b": rng.normal(size=2)}, "X": rng.normal(size=(N, 3))}

@hw.function(gradient_by="p")
def loss(p, X):
    return np.sum((X @ p["a"]) ** 2) + 1e-7 * np.sum(p["b"] ** 2), {"a": 2 * X.T @ (X @ p["a"]), "b": 3e-7 * p["b"]}
"""


#: A step that changes a copy of its last argument.
A_COPY = """
import numpy as np
from crosscheck import Homework

hw = Homework("Momentum")
@hw.questions(D=(1, 4))
def fresh(rng, D):
    return {"w": rng.normal(size=D), "dw": rng.normal(size=D), "state": {"v": rng.normal(size=D)}}

@hw.function
def momentum(w, dw, state):
    new = dict(state)
    new["v"] = 0.9 * new["v"] + dw
    return w + new["v"], new
"""


def test_an_edit_that_changes_an_argument_is_told_apart(tmp_path):
    (tmp_path / "mine.py").write_text(A_COPY)
    told = commands.run("author", "check", str(tmp_path / "mine.py")).output
    assert "1 not told apart" in told
    assert "`new = state`" not in told


def test_each_entry_of_a_gradient_is_checked_by_the_size_of_its_part(tmp_path):
    (tmp_path / "mine.py").write_text(SMALL_PART)
    refused = commands.refusal("author", "check", tmp_path / "mine.py")
    assert re.search(r"derivative of loss by p: at question 1 \(N=1\), \['b'\]", refused)


@pytest.mark.parametrize(
    ("name", "stands", "written", "code", "told"), [(name, *case) for name, cases in BROKEN.items() for case in cases]
)
def test_an_author_s_error_brings_one_sentence(name, stands, written, code, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    source = FILES[name].read_text(encoding="utf-8")
    assert stands in source
    file = Path("mine.py")
    file.write_text(source.replace(stands, written, 1), encoding="utf-8")
    result = commands.run("author", "check", str(file))
    assert result.exit_code == code, result.output
    assert len([line for line in result.output.splitlines() if re.search(told, line)]) == 1, result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("stands", "written", "told"),
    [
        ("def textbook(w, X, y):", "def textbook(w, X, y):\n    assert len(y) > 1", r"textbook .* fails at question 1"),
        ("X.T @ (p - y) / len(y)", "X.T @ (p - y)", r"gradient \(.*mine.py, line \d+\) is not the derivative of loss"),
    ],
)
def test_an_author_s_error_ends_a_verdict_in_one_sentence(stands, written, told, tmp_path):
    file, wrong = tmp_path / "mine.py", HERE / "logistic_regression" / "dora.py"
    file.write_text(FILES["logistic_regression"].read_text(encoding="utf-8").replace(stands, written), encoding="utf-8")
    assert re.search(told, commands.refusal("verify", "--homework", file, "--sandbox", "process", wrong))


def test_a_new_file_is_right_and_judges(tmp_path):
    file = tmp_path / "mine.py"
    assert commands.run("author", "new", str(file)).exit_code == 0
    assert commands.run("author", "check", str(file)).exit_code == 0
    file.write_text(f"{file.read_text(encoding='utf-8')}\nprint('SIZES', hw.sizes)\n", encoding="utf-8")
    wrong = HERE / "logistic_regression" / "dora.py"
    command = ["crosscheck", "verify", "--homework", file, "--sandbox", "process", wrong]
    ended = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
    assert ended.returncode == 1, ended.stderr
    assert "The terms are summed" in ended.stdout
    assert ("SIZES" in ended.stdout, "SIZES" in ended.stderr) == (False, True)


def test_a_new_file_overwrites_nothing(tmp_path):
    file = tmp_path / "mine.py"
    file.write_text("# mine", encoding="utf-8")
    assert "exists already" in commands.refusal("author", "new", file)
    assert file.read_text(encoding="utf-8") == "# mine"
