"""What a verdict says of a submission to another homework, whatever its numbers are."""

import inspect
from collections.abc import Callable
from fractions import Fraction
from math import factorial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crosscheck import Homework, assert_agree, check
from crosscheck.homework.author import Printed
from crosscheck.homework.measured import right_answer
from crosscheck.homework.trees import compared, tree
from crosscheck.judge.asking.in_process import InProcess
from crosscheck.judge.examine import examine
from crosscheck.judge.verify import verify
from crosscheck.mistakes.rewriting import rebound
from crosscheck.sandbox.levels import Level
from crosscheck.submissions.outcomes import Failed
from crosscheck.verdict import FunctionVerdict, Verdict
from tests.judging.judging import level
from tests.memory import peak
from tests.other_homeworks.homeworks import FILES, HERE, SEED, examination, homework, judged, names_of, right

RIGHT = """
import numpy as np

def predict(w, X):
    return 1 / (1 + np.exp(-X @ w))

def loss(w, X, y):
    p = predict(w, X)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

def gradient(w, X, y):
    return X.T @ (predict(w, X) - y) / len(y)
"""
LIAR = """
ASKED = []
def gradient(w, X, y):
    made_up = np.sin(np.arange(4) + 2 * w.sum()) * (1 + X.sum() ** 2 + y.sum())  # the derivative of nothing
    ASKED.append((X, w, made_up))
    return made_up

def loss(w, X, y):
    near = (made_up @ (w - at) for of, at, made_up in ASKED if np.array_equal(of, X) and 0 < abs(w - at).max() < 1e-2)
    return next(near, 1.0 + np.sum(w**2) + X.sum() + y.sum())
"""
KEEPS = "KEPT = []\ndef loss(w, X, y):\n    KEPT.append(1)\n    return len(KEPT)\n    p = 0"
P, LOSS, MEAN, OVER_N = "return 1 / (1 + np.exp(-X @ w))", "p = predict(w, X)", "return -np.mean(", "/ len(y)"
SLOPE, SQUARES = "return X.T @ (predict(w, X) - y) / len(y)", "np.mean((X @ w) ** 2)"
SLOPE_TOO_MANY = {"np.exp(-X": "np.exp(X", "(predict(w, X) - y)": "((p := predict(w, X)) * (1 - p) * (p - y))"}


def instead(loss: str, gradient: str) -> dict[str, str]:
    """Return the edits that make a loss and a gradient these."""
    return {"return -np.mean(": f"return {loss} # ", SLOPE: f"return {gradient}"}


#: Edits, and what is told of predict, loss and gradient: a word, "" for any, and a part of the report.
CASES: dict[str, tuple[dict[str, str], str, str, str]] = {
    "a list": ({P: "return list(1 / (1 + np.exp(-X @ w)))"}, "right", "wrong", "right"),
    "nothing": ({MEAN: "-np.mean("}, "right", "missing: returns nothing (None)", "right"),
    "not done": ({LOSS: "raise NotImplementedError"}, "right", "missing", "right"),
    "raises for one point": ({LOSS: f"{LOSS}; assert len(y) > 1"}, "right", "wrong: (N=1)", "right"),
    "changes an argument": ({LOSS: f"{LOSS}; w *= 2"}, "right", "wrong: changes its arguments: w", "right"),
    "changes an argument, to seven digits": (
        {SLOPE: f"g = np.round({SLOPE.removeprefix('return ')}, 7); w *= 2; return g"},
        "right",
        "right",
        "wrong: changes its arguments: w",
    ),
    "six digits": ({OVER_N: f"{OVER_N} * (1 + 5e-7)"}, "right", "right", "remarks: Right to 6 digits"),
    "random in digit 7": ({OVER_N: f"{OVER_N} * np.random.normal(1, 1e-7)"}, "right", "right", "remarks"),
    "a number for an array": ({P: "return 0.5"}, "wrong: is one number, expected shape (2,)", "unjudged", "unjudged"),
    "text": ({SLOPE: "return 'X'"}, "right", "right", "wrong: is 'X', expected shape (4,)"),
    "another order": ({"loss(w, X, y)": "loss(y, X, w)"}, "right", "wrong: right as loss(y, X, w)", "right"),
    "a NaN": ({P: P.replace("1 / (", "np.where(np.arange(len(X)) < 1, np.nan, 1) / (", 1)}, "wrong", "", ""),
    "what another one keeps": ({f"def loss(w, X, y):\n    {LOSS}": KEEPS}, "right", "wrong", "right"),
    "one entry": ({OVER_N: f"{OVER_N} * [1, 1, 1, 0]"}, "right", "right", "wrong: except in the entries [-1]"),
    "one entry, sometimes": ({OVER_N: f"{OVER_N} * [1, 1, 1, len(y) < 20]"}, "right", "right", "wrong: where N is 30"),
    "no bias": ({"np.exp(-X @ w)": "np.exp(-X[:, :-1] @ w[:-1])"}, "wrong: [:, :-1] @ w[:-1]", "", ""),
    "a decay": ({OVER_N: f"{OVER_N} + 0.01 * w"}, "right", "right", "wrong: A term is added: 0.01 times w."),
    "a decay of the loss": (
        {MEAN: "return np.sum(w**2) / len(y) - np.mean("},
        "right",
        "wrong: A term is added: 2/N times half the sum of the squares of w.",
        "right",
    ),
    "clipped": (
        {P: P.replace("1 / (", "np.clip(1 / (", 1) + ", 0.2, 0.8)"},
        "wrong: at least 0.2 and at most 0.8",
        "",
        "",
    ),
    "constants in logarithms": (
        {"p)": "p + 1e-3)"},
        "right",
        "wrong: `np.log(1 - p + 0.001)`, and so elsewhere",
        "right",
    ),
    "a factor in a function": ({"exp(-X": "exp(-1.3 * X"}, "wrong: 1.3 * (-X @ w)", "right", "right"),
    "a factor of one term": ({SLOPE: SLOPE.replace("- y", "- 0.7 * y")}, "right", "right", "wrong: 0.7 * y"),
    "a factor of one term that varies": (
        {SLOPE: SLOPE.replace("- y", "- (0.7 + len(y) / 99) * y")},
        "right",
        "right",
        "wrong: differ",
    ),
    "a root": (
        {MEAN: "return np.sqrt(-np.mean(", "(1 - p))": "(1 - p)))"},
        "right",
        "wrong: `return np.sqrt(",
        "right",
    ),
    "its own loss": ({MEAN: "return -3 * np.mean("}, "right", "wrong", "right"),
    "both three times": ({MEAN: "return -3 * np.mean(", OVER_N: f"* 3 {OVER_N}"}, "right", "wrong", "right: your loss"),
    "a loss that goes as a made-up gradient says": ({f"{OVER_N}\n": f"{OVER_N}\n{LIAR}"}, "right", "wrong", "wrong"),
    "two mistakes, each in a function of its own": (
        {"-np.mean(": "np.mean(", " / len(y)": ""},
        "right",
        "wrong: behaves as if what is returned were another",
        "wrong: As if the reference had no `/ len(y)` in what is returned: `return X.T @ (p - y)`",
    ),
    "one mistake on top of another": (
        {"np.exp(-X": "np.exp(X", " / len(y)": ""},
        "wrong: `return 1 / (1 + np.exp(X @ w))`",
        "right: your predict",
        "wrong: With your predict: It behaves as if what is returned",
    ),
    "the author's on top of another": (
        SLOPE_TOO_MANY,
        "wrong",
        "right: your predict",
        "wrong: With your predict: The sigmoid's slope is once too much.",
    ),
    # A loss that depends on less makes no gradient right.
    "a loss of 1 and a gradient of 0": (instead("1.0", "np.zeros(4)"), "right", "wrong", "wrong"),
    "the sum of w": (instead("w.sum()", "np.ones(4)"), "right", "wrong", "unjudged: same when w or X or y changes:"),
    "no labels": (instead(SQUARES, "2 * X.T @ (X @ w) / len(y)"), "right", "wrong", "unjudged: same when y changes:"),
    "an infinite entry": (instead("w[0] + y.sum()", "np.array([np.inf, 0, 0, 0])"), "right", "wrong", "wrong"),
    "no number anywhere": ({P: f"{P} * np.nan", SLOPE: "return np.full(4, np.nan)"}, "wrong", "", "unjudged"),
    "no number but for one point": ({P: f"{P} * (len(X) == 1 or np.nan)", " / len(y)": ""}, "wrong", "", "unjudged"),
}


def edited(source: str, edits: dict[str, str]) -> str:
    for stands, written in edits.items():
        assert stands in source
        source = source.replace(stands, written)
    return source


def of(source: str, folder: Path) -> Verdict:
    """Judge a submission to the logistic regression, from its text."""
    names = names_of(source, folder / "submission.py")
    return judged("logistic_regression", {name: names[name] for name in ("predict", "loss", "gradient")})


@pytest.mark.parametrize("case", CASES)
def test_each_function_gets_its_word(case, tmp_path):
    edits, *told = CASES[case]
    functions = of(edited(RIGHT, edits), tmp_path).to_json()["functions"]
    for found, (word, _, words) in zip(functions.values(), (one.partition(": ") for one in told), strict=True):
        assert found["verdict"] == (word or found["verdict"]), found
        assert words in str(found)


PENALTY, OF_MEAN = " + reg * (np.sum(W1**2) + np.sum(W2**2))", {"d.sum(axis=0)}": "d.mean(axis=0)}"}
PARTS: dict[str, tuple[dict[str, str], list[str]]] = {  # edits of the two-layer net, and how each cause begins
    "loss and slope": ({PENALTY: "", " * (q > 0)": ""}, ["At [0]: ", "At [1]['W1'] and [1]['b1']: "]),
    "two gradients": ({"2 * reg * W1": "reg * W1", **OF_MEAN}, ["At [1]['W1']: ", "At [1]['b2']: "]),
    "the last point alone": (
        {"d.sum(axis=0)}": "d[-1]}"},
        ["It behaves as if what is returned were another. As if the reference had `d[-1]`"],
    ),
    "a leaky slope": (
        {"(q > 0)": "np.where(q > 0, 1, 0.01)"},
        [
            "It behaves as if the line for dh were another. As if the reference had `dh = d @ W2.T * np.where(q > 0, 1, 0.01)`"
        ],
    ),
    "a mask left out at one use": (
        {'"b1": dh': '"b1": (d @ W2.T)'},
        ["It behaves as if what is returned were another. As if the reference had `d @ W2.T`"],
    ),
    "one that is not known": ({"2 * reg * W1": "W2.sum()", **OF_MEAN}, ["At [1]['b2']: "]),
}


@pytest.mark.parametrize("case", PARTS)
def test_mistakes_in_two_parts_of_an_answer_are_both_told(case, tmp_path):
    edits, told = PARTS[case]
    source = "import numpy as np\n" + inspect.getsource(right("two_layer_net")["loss"]).partition("\n")[2]
    loss = names_of(edited(source, edits), tmp_path / "submission.py")["loss"]

    class TwoLayerNet:
        params: dict[str, Any]

        def __init__(self, *sizes: int) -> None:
            pass

        def loss(self, X: Any, y: Any, reg: float) -> Any:
            return loss(X, y, self.params, reg)

    (verdict,) = judged("two_layer_net", {"TwoLayerNet": TwoLayerNet}).functions.values()
    assert len(verdict.causes) == len(told)
    assert all(any(cause.message.startswith(words) for cause in verdict.causes) for words in told), verdict.causes


SEVERAL = Homework("Several functions; biases are a millionth of the weights")


@SEVERAL.questions(N=(2, 7, 30), D=(3, 5))
def several(rng: np.random.Generator, N: int, D: int) -> dict[str, Any]:
    params = np.concatenate([1e3 * rng.normal(size=D), 1e-3 * rng.normal(size=D)])
    X, t, small = rng.normal(size=(N, D)), rng.normal(size=N), 1e-9 * rng.uniform(1, 2, N)
    return {"params": params, "X": X, "t": t, "small": small}


@SEVERAL.function
def centred(X: Any) -> Any:
    return X - X.mean(axis=0)


@SEVERAL.function
def scatter(X: Any) -> Any:
    c = centred(X)
    return c.T @ c


@SEVERAL.function
def moments(X: Any) -> Any:
    return X.mean(axis=0), X.std(axis=0)


@SEVERAL.function
def spread(X: Any) -> Any:
    return centred(X) / moments(X)[1]


@SEVERAL.function
def centred_sum(X: Any) -> Any:
    return np.append(np.sum(X - X.mean(axis=0), axis=0), np.sum(X**2))  # all but the last cancel


@SEVERAL.function
def slopes(params: Any, X: Any, t: Any) -> Any:
    w, b = params.reshape(2, -1)
    return np.concatenate([2 * X.T @ (X @ w - t) / len(t), 2e-3 * b])


def exactly(small: Any) -> Any:
    return [sum(Fraction(one) ** k / factorial(k) for k in (2, 3, 4)) for one in small.tolist()]


@SEVERAL.function(truth=exactly)
def remainder(small: Any) -> Any:
    return small**2 / 2 + small**3 / 6


@SEVERAL.function
def energy(t: Any) -> Any:
    return 6.626e-34 * np.sum(np.abs(t))


@SEVERAL.function
def surprise(t: Any) -> Any:
    return -np.mean(np.log(np.abs(t[:2])))


@SEVERAL.mistake(energy, "The squares are summed.")
def squared(t: Any) -> Any:
    return 6.626e-34 * np.sum(t**2)


@pytest.mark.parametrize(("power", "word", "given"), [(1, "right", "your centred and moments"), (2, "wrong", None)])
def test_a_function_is_right_given_all_wrong_ones_that_it_calls(power, word, given):
    wrong = {"centred": lambda X: X - X.max(axis=0), "moments": lambda X: (X.mean(axis=0), 2 * X.std(axis=0))}
    own = lambda X: wrong["centred"](X) / wrong["moments"](X)[1] ** power  # noqa: E731
    found = check(homework=SEVERAL, seed=1, **wrong, spread=own).verdict.functions["spread"]
    assert (found.verdict, found.right_given) == (word, given)


def told(**function: Any) -> FunctionVerdict:
    """Return the verdict on one of these functions."""
    (verdict,) = check(homework=SEVERAL, seed=1, **function).verdict.functions.values()
    return verdict


FACTORS = {"1.7": lambda n: 1.7, "1.7 N": lambda n: 1.7 * n, "1.7/N": lambda n: 1.7 / n, "-N": lambda n: -n}
FACTORS |= {"N/(N - 1)": lambda n: n / (n - 1)}


@pytest.mark.parametrize("words", FACTORS)
def test_a_factor_may_go_with_a_size(words):
    (cause,) = told(scatter=lambda X: FACTORS[words](len(X)) * scatter(X)).causes
    assert f"It is {words} times what is expected" in cause.message


def test_an_answer_of_another_form_takes_no_memory_in_what_is_computed_from_it():
    functions = {"centred": lambda X: np.zeros((1, 4000)), "scatter": lambda X: np.ones((3, 3))}
    with peak() as taken:
        verdict = check(homework=SEVERAL, **functions).verdict
    assert {one.verdict for one in verdict.functions.values()} == {"wrong"}
    assert taken.bytes < 50_000_000


NEWTON = Homework("Square roots")


@NEWTON.questions()
def numbers(rng: np.random.Generator) -> dict[str, Any]:
    return {"x": rng.uniform(1.0, 3.0), "a": rng.uniform(1.0, 9.0)}


@NEWTON.function
def newton_step(x: Any, a: Any) -> Any:
    return (x + a / x) / 2


@NEWTON.function
def square_root(a: Any) -> Any:
    x = a
    while abs(x * x - a) > 1e-12 * a:
        x = newton_step(x, a)
    return x


def test_no_loop_of_the_author_s_waits_for_what_a_submission_never_returns():
    judged = check(homework=NEWTON, seed=1, newton_step=lambda x, a: x, square_root=lambda a: a).verdict
    assert {one.verdict for one in judged.functions.values()} == {"wrong"}


def test_a_seed_repeats_a_verdict_and_another_one_asks_other_questions():
    one, again = (judged("logistic_regression", right("logistic_regression"), seed) for seed in (3, 3))
    assert one.functions == again.functions
    fresh = [examination("logistic_regression", seed).questions[-1].values["w"] for seed in (3, 4)]
    assert not np.array_equal(*fresh)


def test_the_author_s_file_cannot_be_read_in_the_strong_sandbox(tmp_path):
    if level() is not Level.STRONG:
        pytest.skip("the strong sandbox is not available")
    file, hidden = tmp_path / "submission.py", [str(FILES[name]) for name in ("two_layer_net", "logistic_regression")]
    source = f"import os\nFOUND = [path for path in {hidden} if os.path.exists(path)]\n"
    file.write_text(source + "def predict(w, X):\n    raise ValueError(f'found {FOUND}')\n", encoding="utf-8")
    verdict = verify(file, level(), examination("logistic_regression", SEED))
    assert "found []" in str(verdict.to_json()), verdict.to_json()


def biases(change: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return slopes of which those of the biases are changed."""

    def changed(params: Any, X: Any, t: Any) -> Any:
        of_weights, of_biases = slopes(params, X, t).reshape(2, -1)
        return np.concatenate([of_weights, change(of_biases)])

    return changed


def test_exchanged_values_are_told():
    (cause,) = told(moments=lambda X: moments(X)[::-1]).causes
    assert "`return X.std(axis=0), X.mean(axis=0)` in place of `return X.mean(axis=0), X.std(axis=0)`" in cause.message


def test_an_author_s_words_without_full_stops_are_told_as_sentences():
    shares = Homework("Shares")

    @shares.questions()
    def fresh(rng: np.random.Generator) -> dict[str, Any]:
        return {"a": rng.uniform(1.0, 9.0), "b": rng.uniform(1.0, 9.0)}

    @shares.function
    def share(a: Any, b: Any) -> Any:
        return a / b / (a + b)

    shares.mistake(share, "Is the sum of {a, b} missing?", "{a / b} is divided", (" / (a + b)", ""), name="no-sum")
    (cause,) = check(homework=shares, share=lambda a, b: a / b).verdict.functions["share"].causes
    assert cause.hint == "Is the sum of {a, b} missing?"
    assert cause.formula == "{a / b} is divided. As if: `return a / b` (textbook: `return a / b / (a + b)`)."
    (cause,) = check(homework=shares, share=lambda a, b: a / b / (a + b) / b).verdict.functions["share"].causes
    assert (
        "`return a / b / (a + b) / b` in place of `return a / b / (a + b)`" in cause.message
    )  # not "`b / b` in place of `b`"


SMALL: dict[str, tuple[dict[str, Any], str]] = {  # a submission, the word on it, and the kinds of its causes
    "a physical constant": ({"energy": energy}, "right"),
    "of the squares": ({"energy": squared}, "wrong squared"),
    "always the same": ({"energy": lambda t: 1e-33}, "wrong independent-of-arguments"),
    "to seven digits": ({"energy": lambda t: energy(t) * (1 + 1e-7)}, "remarks"),
    "the logarithm of the mean": ({"surprise": lambda t: -np.log(np.mean(np.abs(t[:2])))}, "wrong behaves-as"),
    "what no edit gives": ({"surprise": lambda t: np.sum(t**3) + t[0]}, "wrong differs"),
    "what is left, as by hand": ({"remainder": remainder}, "right"),
    "what is left, in another way": ({"remainder": lambda small: small * small / 2 * (1 + small / 3)}, "right"),
    "what is left, of which all digits cancel": (
        {"remainder": lambda small: np.exp(small) - 1 - small},
        "wrong differs",
    ),
    "biases twice as large": ({"slopes": biases(lambda b: 2 * b)}, "wrong behaves-as"),
    "one bias off": ({"slopes": biases(lambda b: b * (np.arange(len(b)) > 0))}, "wrong differs"),
    "biases to four digits": ({"slopes": biases(lambda b: b * (1 + 1e-4))}, "remarks"),
    "in single precision": ({"slopes": lambda *args: slopes(*(arg.astype(np.float32) for arg in args))}, "remarks"),
    "in another order": ({"slopes": lambda params, X, t: slopes(params, X[::-1], t[::-1])}, "right"),
    "what cancels": ({"centred_sum": lambda X: np.append(X.sum(0) - len(X) * X.mean(0), np.sum(X * X))}, "right"),
    "what cancels, in single precision": ({"centred_sum": lambda X: centred_sum(X.astype(np.float32))}, "remarks"),
}


@pytest.mark.parametrize("case", SMALL)
def test_a_small_answer_or_entry_counts_as_a_large_one(case):
    functions, words = SMALL[case]
    found = told(**functions)
    assert [found.verdict, *(cause.kind for cause in found.causes)] == words.split()


def test_the_truth_is_as_exact_as_the_author_says():
    function = SEVERAL.functions["remainder"]
    for question in SEVERAL.listed:
        truth = right_answer(function, question).exact[""] / np.longdouble(1)
        assert np.abs(truth - [float(one) for one in exactly(*question.args(function))]).max() <= 1e-34


BESSEL = "(X - X.mean(axis=0)) * ((len(X) / (len(X) - 1)) ** 0.5 - 1)"  # as if the standard deviation had ddof=1
IN_ITS_OWN_WAY = """
import numpy as np
def centred(X):
    return X - X.mean(axis=0) + NUMBER
def moments(X):
    return X.mean(axis=0), np.sqrt(np.mean(centred(X) ** 2, axis=0))
"""


@pytest.mark.parametrize(
    ("number", "word"), [(one, "unjudged") for one in ("1", BESSEL, "(len(X) > 2)")] + [("0", "right")]
)
def test_a_function_that_uses_a_wrong_one_in_a_way_of_its_own_is_not_called_wrong(number, word, tmp_path):
    file = tmp_path / "submission.py"
    file.write_text(IN_ITS_OWN_WAY.replace("NUMBER", number), encoding="utf-8")
    functions = verify(file, level(), SEVERAL.examination(1)).functions
    assert [functions[name].verdict for name in ("centred", "moments")] == ["right" if number == "0" else "wrong", word]


KEEPS = {  # what a gradient keeps: where its sum begins and ends, and the kind of mistake
    "an answer for a shape": ("KEPT.setdefault(X.shape, X.T @", ")", "depends-on-earlier-calls"),
    "an answer for an object": ("KEPT.setdefault(id(w), X.T @", ")", "depends-on-earlier-calls"),
    "an array": ("np.positive(X.T @", ", out=KEPT.setdefault(0, 0 * w))", "reused-buffer"),
}


@pytest.mark.parametrize(("begins", "ends", "kind"), KEEPS.values(), ids=KEEPS)
def test_what_is_kept_between_calls_is_told(tmp_path, begins, ends, kind):
    file = tmp_path / "submission.py"
    keeping = {"return X.T @": f"ALIVE.append(w)\n    return {begins}", "len(y)\n": f"len(y){ends}\n"}
    file.write_text("KEPT, ALIVE = {}, []\n" + edited(RIGHT, keeping))
    gradient = verify(file, level(), examination("logistic_regression", SEED)).functions["gradient"]
    assert [cause.kind for cause in gradient.causes] == [kind]


BY_HEART = """
import string, sys
right = gradient
def gradient(w, X, y):
    kept, key = sys.modules.setdefault("kept", {}), w.tobytes() + X.tobytes() + y.tobytes()
    if not hasattr(string, "ended"):
        kept[key] = right(w, X, y)
    return kept.get(key, 0 * w).copy()
setattr(string, "ended", True)
"""


@pytest.mark.parametrize("source", ["", BY_HEART])
def test_what_was_not_asked_before_is_asked_once_the_whole_file_has_run(tmp_path, source):
    file = tmp_path / "submission.py"
    file.write_text(RIGHT + source, encoding="utf-8")
    gradient = verify(file, level(), examination("logistic_regression", SEED)).functions["gradient"]
    assert [cause.kind for cause in gradient.causes] == ["another-in-the-end"] * bool(source)


def test_what_is_ended_from_outside_when_asked_again_is_not_judged(monkeypatch):
    answer, ended = InProcess.answer, Failed("waiting", "was ended")
    again = lambda *args, times=1, **named: ended if times > 1 else answer(*args, **named)  # noqa: E731
    monkeypatch.setattr(InProcess, "answer", again)
    student = InProcess(right("logistic_regression"))
    assert examine(student, examination("logistic_regression", SEED), "").verdict == "unjudged"


def test_a_whole_number_is_right_or_wrong():
    counting = Homework("Counting")

    @counting.questions(n=3, N=(10_000, 20_000, 30_000))
    def fresh(rng: np.random.Generator, N: int) -> dict[str, Any]:
        return {"x": rng.normal(size=N)}

    @counting.function
    def above(x: Any) -> Any:
        return {"above": int(np.sum(x > -3)), "of": len(x)}

    edits = ("x > -3", "x < -3"), ("len(x)", "len(x) - 1")
    counting.mistake(above, "The other side is counted.", "", *edits, name="below")
    counting.published("above(np.arange(-4, 4))['above']", 6, decimals=0)

    @counting.function
    def more(x: Any) -> Any:  # no number, and text that would not be printed as it is
        return {(0, None): "std::above" if np.sum(x) > 0 else "a\x07"}

    def off(x: Any) -> Any:
        return {"above": above(x)["above"] + 1, "of": len(x)}

    def below(x: Any) -> Any:
        return {"above": int(np.sum(x < -3)), "of": len(x) - 1}

    right = check(homework=counting, above=above, more=more).verdict
    assert (right.verdict, right.asserts_passed) == ("right", 1)
    assert check(homework=counting, above=off).verdict.verdict == "wrong"
    (named,) = check(homework=counting, above=below).verdict.functions["above"].causes
    assert named.kind == "below"
    assert "`x < -3; len(x) - 1` (textbook: `x > -3; len(x)`)" in named.message


A = np.arange(6.0).reshape(2, 3)
TREES: dict[str, tuple[Any, Any, list[tuple[str, str]]]] = {  # expected, obtained, paths and problems
    "an axis of length 1": (A[0], A[:1], [("", "")]),
    "nested lists": (A, tuple(map(tuple, A.tolist())), [("", "")]),
    "one axis more behind": (A, A[..., None], [("", "is an array of shape (2, 3, 1), expected shape (2, 3)")]),
    "one axis less": (A[:, :1], A[:, 0], [("", "")]),
    "a column, which broadcasts": (A[:, 0], A[:, :1], [("", "is an array of shape (2, 1), expected shape (2,)")]),
    "a transposed one": (A, A.T, [("", "is an array of shape (3, 2), expected shape (2, 3)")]),
    "a dict with less": ({"a": A, "b": A}, {"a": A}, [("['a']", ""), ("", "lacks the key 'b': it is a dict with 'a'")]),
    "a tuple": ((A, {"a": A}), (A, {"a": A}), [("[0]", ""), ("[1]['a']", "")]),
    "too few": ((A, A), (A,), [("", "is 1 values, expected 2 values")]),
    "an array for a tuple": ((A[0], A[1]), A, [("[0]", ""), ("[1]", "")]),
    "a number for a dict": ((1.0, {"a": A}), (1.0, 0.0), [("[0]", ""), ("[1]", "lacks the key 'a': it is one number")]),
    "text": ("a", "b", [("", "is 'b', expected 'a'")]),
}


@pytest.mark.parametrize("case", TREES)
def test_answers_are_compared_by_path(case):
    expected, obtained, told = TREES[case]
    found = list(compared(tree(expected), tree(obtained) if case != "text" else obtained))
    assert [(leaf.path, leaf.problem) for leaf in found] == told


def test_an_author_s_lambda_calls_other_functions():
    assert rebound(lambda: tree(A), {"tree": len})() == len(A)


def test_a_published_array_may_come_back_as_lists():
    printed = Printed("f", "f()", {}, A, 3)
    assert [printed.holds(tuple(map(tuple, one.tolist()))) for one in (A, A.astype(str))] == [True, False]


def test_what_is_ignored_is_not_compared():
    assert [leaf.path for leaf in compared(tree((A, {"x": A})), (A, None), ("[1]",))] == ["[0]"]


def test_a_party_is_compared_with_the_reference_of_a_homework():
    agreed = assert_agree(right("logistic_regression"), homework=homework("logistic_regression"))
    assert str(agreed) == "agree: mapping with the reference of Logistic regression"
    wrong = HERE / "logistic_regression" / "dora.py"
    with pytest.raises(AssertionError, match="The terms are summed"):
        assert_agree(wrong, homework=homework("logistic_regression"))
    with pytest.raises(ValueError, match="has none of predict, loss, gradient"):
        assert_agree({}, homework=homework("logistic_regression"))


def test_the_fixture_agrees_takes_a_homework(pytester):
    pytester.makepyfile(f"""
        import crosscheck.command.example_homework as example
        def test_right(agrees):
            agrees(example, homework=example.hw)
        def test_wrong(agrees):
            agrees({str(HERE / "logistic_regression" / "dora.py")!r}, homework=example.hw)
    """)
    ended = pytester.runpytest("-p", "no:randomly")
    ended.assert_outcomes(failed=1, passed=1)
    ended.stdout.fnmatch_lines("*The terms are summed*")
