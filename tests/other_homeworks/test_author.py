"""`crosscheck author`: what is wrong in an author's file is said in one sentence, before any submission is judged."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from crosscheck.judge.authoring import look_at
from tests import commands
from tests.other_homeworks.homeworks import FILES, HERE, homework, judged, right

CALL = "@hw.call(loss)\ndef ask(student, {}):\n    return student.loss(w, X, y)\n\n# What"
PREDICTED = "return 1 / (1 + np.exp(-X @ w))"


def run(*words: str) -> Result:
    return commands.run("author", *words)


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_wrong_in_the_homeworks_that_come_with_the_project(name):
    assert look_at(homework(name)).wrong == ()


@pytest.mark.parametrize("name", [name for name in FILES if not homework(name).wanted.calls])
def test_the_author_s_own_functions_are_right(name):
    assert judged(name, right(name)).verdict == "right"


# Of the homeworks that come with the project: what stands there, what is written, the exit code, and what is told.
BROKEN: dict[str, dict[str, tuple[str, str, int, str]]] = {
    "logistic_regression": {
        "no derivative": (
            "return X.T @ (p - y) / len(y)",
            "return X.T @ (p - y)",
            1,
            r"line \d+\) is not the derivative of loss by w: at question",
        ),
        "an edit of nothing": (
            '("p - y", ',
            '("p-y", ',
            2,
            r"line \d+, cannot be loaded: 'p-y' stands in gradient 0 times",
        ),
        "by no argument": ('by="w"', 'by="theta"', 2, r"line \d+, cannot be loaded: loss has no argument 'theta' to"),
        "another order for a call": (
            "# What the sheet",
            CALL.format("X, w, y"),
            2,
            "ask takes X, w, y after the student, expected w, X, y",
        ),
        "a helper in a call": (
            "# What the sheet",
            CALL.format("w, X, y").replace("(w,", "(fresh(w),"),
            2,
            "ask uses fresh; beside",
        ),
        "another answer each time": (
            "return X.T @ (p - y)",
            "return rng.normal() * X.T @ (p - y)",
            2,
            "differently the second time",
        ),
        "a changed argument": ("    s = X @ w\n", "    s = X @ w\n    w *= 2\n", 2, "changes its argument w, at"),
        "no def": (
            "@hw.function\ndef loss",
            "hw.function(lambda w: w)\n\n@hw.function\ndef loss",
            2,
            "takes a function by def",
        ),
        "one size": ("N=(1, 2, 7, 30)", "N=5", 2, r"questions\(N=..\) takes the values that N has in turn"),
        "no parentheses": (
            "@hw.questions(N=(1, 2, 7, 30))",
            "@hw.questions",
            2,
            r"Write @hw.questions\(\), with parentheses",
        ),
        "complex numbers": (PREDICTED, "return 1j * (X @ w)", 2, "an answer holds a ndarray of complex128"),
        "a complex argument": (
            '"w": rng.normal(size=4)',
            '"w": 1j * rng.normal(size=4)',
            2,
            "w holds a ndarray of complex128; a submission",
        ),
        "an exit": (
            "hw = Homework(",
            "raise SystemExit(3)\nhw = Homework(",
            2,
            r"py, line \d+, .* raised SystemExit: 3",
        ),
        "a set": (PREDICTED, "return {1, 2}", 2, "an answer holds a set of object"),
        "what nobody can be handed": (
            '"w0": np.zeros(4)',
            '"w0": rng',
            2,
            r"own\['w0'\] holds a Generator; a submission can be handed arrays",
        ),
        "a way that fails": (
            "def textbook(w, X, y):\n",
            "def textbook(w, X, y):\n    assert len(y) > 1\n",
            2,
            r"textbook \(.*, line \d+\) fails at",
        ),
        "another truth": (
            "@hw.function\ndef loss",
            "@hw.function(truth=lambda w, X, y: 2.0)\ndef loss",
            1,
            "usual size: so much is lost by textbook, beside its",
        ),
        "a way that is off": ("-np.mean(y * np.log(p)", "-np.mean(1e-3 + y * np.log(p)", 1, r"textbook \("),
    },
    "softmax_regression": {
        "what is not printed": ("1.0986", "1.0896", 1, r"loss\(W0, X, y\) is published as 1.0896, but loss"),
        "a size as a number": (
            "np.eye(W.shape[1])[y]",
            "np.eye(3)[y]",
            2,
            r"line \d+\) fails at question 2 \(N=2, D=4, K=4\): IndexError",
        ),
    },
    "digits_ex4": {
        "a size that stays": (
            "N=(2, 7, 20, 11)",
            "N=(7,)",
            1,
            "N is 7 at every question: a factor N cannot be told from this number",
        )
    },
    "kalman_step": {
        "an argument that is not drawn": ('"R": spd(k),', "", 2, "has no 'R', an argument of kalman_step"),
        "no other right way": (" + K @ R @ K.T", "", 1, "is said to be right, and has 0 right digits"),
    },
    "convolution": {
        "no Python": ("np.zeros_like(w)", "np.zeros_like(w", 2, r"line \d+, cannot be loaded: it raised SyntaxError"),
        "a square": ("(5, 2, 3, 4)", "(5, 2, 4, 4)", 0, r"note: two axes of \['cache'\]\[1\], \['w'\] are equal"),
    },
    "two_layer_net": {
        "no mistake": (
            '("dh = d @ W2.T * (q > 0)", "dh = np.maximum(0, d @ W2.T)")',
            '("(q > 0)", "(h > 0)")',
            1,
            "The mistake relu-of-the-gradient of loss",
        ),
        "sizes in step": ("H=(8, 5, 6, 5, 8)", "H=(8, 5, 6)", 0, "note: H follows from D: let"),
    },
}


@pytest.mark.parametrize(("name", "case"), [(name, case) for name, cases in BROKEN.items() for case in cases])
def test_an_author_s_error_brings_one_sentence(name, case, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    stands, written, code, told = BROKEN[name][case]
    source = FILES[name].read_text(encoding="utf-8")
    assert stands in source
    file = Path("mine.py")
    file.write_text(source.replace(stands, written, 1), encoding="utf-8")
    result = run("check", str(file))
    assert result.exit_code == code, result.output
    assert len([line for line in result.output.splitlines() if re.search(told, line)]) == 1, result.output
    assert "Traceback" not in result.output


def test_an_author_s_function_that_fails_ends_a_verdict_in_one_sentence(tmp_path):
    file = tmp_path / "mine.py"
    source = FILES["logistic_regression"].read_text(encoding="utf-8")
    file.write_text(
        source.replace("def textbook(w, X, y):", "def textbook(w, X, y):\n    assert len(y) > 1"), encoding="utf-8"
    )
    wrong = HERE / "logistic_regression" / "dora.py"
    refused = commands.refusal("verify", "--homework", file, "--sandbox", "process", wrong)
    assert re.search(r"textbook \(.*mine.py, line \d+\) fails at question 1", refused)


def test_braces_in_a_hint_are_no_placeholders(tmp_path):
    file = tmp_path / "mine.py"
    source = FILES["logistic_regression"].read_text(encoding="utf-8")
    file.write_text(source.replace("The terms are summed.", "The terms {x_{n+1}} are summed."), encoding="utf-8")
    assert run("check", str(file)).exit_code == 0


def test_a_new_file_is_right_and_judges(tmp_path):
    file = tmp_path / "mine.py"
    assert run("new", str(file)).exit_code == 0
    assert run("check", str(file)).exit_code == 0
    wrong = HERE / "logistic_regression" / "dora.py"
    command = ["crosscheck", "verify", "--homework", file, "--sandbox", "process", wrong]
    ended = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
    assert ended.returncode == 1, ended.stderr
    assert "The terms are summed" in ended.stdout


def test_a_new_file_overwrites_nothing(tmp_path):
    file = tmp_path / "mine.py"
    file.write_text("# mine", encoding="utf-8")
    assert "exists already" in commands.refusal("author", "new", file)
    assert file.read_text(encoding="utf-8") == "# mine"
