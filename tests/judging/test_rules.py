"""The rules by which a verdict is given, each with cases on both sides: what binds, whose a failure is, what is left over."""

from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pytest

from crosscheck.homework.circles.homework import LENT_NETWORK
from crosscheck.verdict import FunctionVerdict
from manual import by_hand
from tests.judging import judging
from tests.judging.formulas import back, cross_entropy
from tests.judging.judging import BY_HAND, RIGHT, Functions, around, judged, judged_parts, judged_source


class Expected(NamedTuple):
    """What is expected of one function: its word, and the kinds of its causes or its reason, or what it is right given."""

    word: str
    kinds: tuple[str, ...] = ()
    given: str | None = None
    told: str = ""  # words of it


def by(kind: str, told: str = "") -> Expected:
    return Expected("wrong", (kind,), told=told)


def unjudged(kind: str) -> Expected:
    return Expected("unjudged", (kind,))


def raising(name: str, condition: str = "True") -> dict[str, str]:
    """Return a function that raises under a condition."""
    return around(name, f"if {condition}:", "    raise TypeError('as planted')", "return computed(*args)")


def kept_under(key: str) -> dict[str, str]:
    """Return a loss that keeps its answers under a key."""
    lines = f"p, X, y = args\nkey = {key}\nif key not in kept:\n    kept[key] = computed(*args)\nreturn kept[key]"
    return {"head": RIGHT["head"] + "\nkept = {}\n", **around("loss", *lines.splitlines())}


def with_edit(name: str, *edits: tuple[str, str]) -> dict[str, str]:
    """Return a function in which pieces are replaced."""
    source = RIGHT[name]
    for stands, written in edits:
        assert stands in source
        source = source.replace(stands, written)
    return {name: source}


def doing(line: str) -> dict[str, str]:
    """Return a gradient that does something else."""
    return {"loss_gradient": f"\ndef loss_gradient(params, X_train, y_train):\n    {line}\n"}


DEPENDS = unjudged("depends")
OK, GIVEN = Expected("right"), Expected("right", (), "your network")
STALE = {"loss": by("stale-cache")}
OUTPUT, OUTPUTS = "phi(params[:4] @ G + params[4])", "phi(G @ params[:4] + params[4])"
COLUMN = ("q.sum(axis=0)])", "q.sum(axis=0)])[:, None]")
NO_BIAS = with_edit("network", ("+ params[13:]", ""))
OF_ALL = ("[network(x, params) for x in X_train]", "network(X_train, params)")
FLAT = "y_train.reshape(-1)"
FOR_COLUMNS = "y_train[:, None] if y_train.ndim == 1 < len(y_train) else y_train.reshape(-1)"
WITH_INTEGERS = """
def network(x, params):
    q = []
    for j in range(4):
        terms = np.array(x)
        terms[0], terms[1] = params[5 + 2 * j] * x[0], params[6 + 2 * j] * x[1]
        q.append(terms.sum() + params[13 + j])
    return phi(params[:4] @ phi(np.array(q)) + params[4])
"""
OF_POINTS = """
def loss(params, X_train, y_train):
    outputs = [network(x, params) for x in X_train]
    return sum({} for p, y in zip(outputs, y_train.reshape(-1)))
"""
OF_COLUMNS = """
def loss(params, X_train, y_train):
    p = np.array([[network(x, params)] for x in X_train])
    return -np.sum(y_train * np.log(p) + (1 - y_train) * np.log(1 - p)) + 0.01 * np.sum(params**2)
"""
TERMS, WITH_CONSTANT = (f"y * np.log(p{c}) + (1 - y) * np.log(1 - p{c})" for c in ("", " + 5e-5"))

#: What is planted -> the parts that are replaced, and what is expected of the functions that are not right.
CASES: dict[str, tuple[dict[str, str], dict[str, Expected]]] = {
    "nothing": ({}, {}),
    # 1: the homework's asserts bind
    "a gradient of shape (17, 1)": (with_edit("loss_gradient", COLUMN), {"loss_gradient": by("gradient-shape")}),
    "a gradient of shape (1, 17), which optimize alone refuses": (
        with_edit("loss_gradient", ("q.sum(axis=0)])", "q.sum(axis=0)])[None]")),
        {"loss_gradient": Expected("remarks", ("return-type",))},
    ),
    "a list": (with_edit("network", ("np.asarray(x, dtype=float)", "(1.0 * x)")), {"network": by("refuses-list")}),
    "flat labels of both kinds are exchanged": (
        with_edit("loss", (FLAT, f"{FLAT} if y_train.ndim == 2 or np.ptp(y_train) == 0 else 1 - y_train")),
        {"loss": by("wrong-for-flat-labels")},
    ),
    "columns are refused": (raising("loss", "y_train.ndim == 2"), {"loss": by("refuses-column-labels")}),
    "flat labels differ": (with_edit("loss", (FLAT, FOR_COLUMNS)), {"loss": by("wrong-for-flat-labels")}),
    "flat labels are paired, beside a decay": (
        {"loss": OF_COLUMNS},
        {"loss": Expected("wrong", ("weight-decay", "wrong-for-flat-labels"))},
    ),
    "integer points are cut": ({"network": WITH_INTEGERS}, {"network": by("integer-truncation"), "loss": GIVEN}),
    "fails by digits alone": (with_edit("loss", (TERMS, WITH_CONSTANT)), {"loss": by("clip-too-strong")}),
    # 2: what a submission does is its own
    "it raises": (raising("loss_gradient"), {"loss_gradient": by("raises", "raised TypeError: as planted (line ")}),
    "it ends the process": (doing("import os; os._exit(0)"), {"loss_gradient": by("crash")}),
    "it ends the process as it is read": (
        {"head": RIGHT["head"].replace("return 1 /", "return ONE /") + "import os\nONE = os._exit(0)\n"},
        dict.fromkeys(("network", "loss", "loss_gradient"), by("crash")),
    ),
    "it is not Python": (
        {"loss_gradient": "\n\ndef loss_gradient(params, X_train, y_train:\n    return 1\n"},
        dict.fromkeys(("network", "loss", "loss_gradient"), by("syntax")),
    ),
    "it is missing": ({"loss_gradient": ""}, {"loss_gradient": Expected("missing", ("missing",))}),
    "it is not done": (doing("raise NotImplementedError()"), {"loss_gradient": Expected("missing", ("missing",))}),
    "it returns nothing": (doing("pass"), {"loss_gradient": Expected("missing", ("missing",))}),
    # 4: a failure belongs to the function in whose lines it happens
    "the network raises": (raising("network"), {"network": by("raises"), "loss": DEPENDS}),
    "far out": (raising("network", "np.abs(x).max() > 5"), {"network": by("raises"), "loss": DEPENDS}),
    "the network raises far out, and the loss for two points": (
        raising("network", "np.abs(x).max() > 5")
        | with_edit("loss", ("    p = ", "    assert len(X_train) != 2\n    p = ")),
        {"network": by("raises"), "loss": by("raises")},
    ),
    "the network is missing": ({"network": ""}, {"network": Expected("missing", ("missing",))}),
    "the network returns nothing": (
        {"network": "\n\ndef network(x, params):\n    pass\n"},
        {"network": Expected("missing", ("missing",)), "loss": DEPENDS},
    ),
    "the network is right and cannot take what the loss passes": (with_edit("loss", OF_ALL), {"loss": by("raises")}),
    "autograd's numbers meet plain NumPy": (
        {
            "head": RIGHT["head"] + "import autograd\n",
            "loss_gradient": "\nloss_gradient = autograd.grad(loss)\n",
            **with_edit("network", ("return phi(", "return float(phi("), ("params[4])", "params[4]))")),
        },
        {"loss_gradient": by("plain-numpy-under-autograd")},
    ),
    # 5: given
    "the loss of a mistaken network": (NO_BIAS, {"network": by("missing-hidden-bias"), "loss": GIVEN}),
    "formulas on a forward pass without a name": (
        {
            "network": RIGHT["network"].replace("G = phi(", "G = hidden("),
            "head": RIGHT["head"] + "\n\ndef hidden(t):\n    return np.clip(0.21 * t + 0.47, 0, 1)\n",
            "loss_gradient": RIGHT["loss_gradient"].replace("G = phi(", "G = hidden("),
        },
        {
            "network": by("differs"),
            "loss": GIVEN,
            "loss_gradient": Expected("remarks", ("changes-with-the-correction",), "the homework's formulas"),
        },
    ),
    "the loss of a mistaken network, which changes its arguments": (
        NO_BIAS | around("loss", "value = computed(*args)", "args[0][0] += 1", "return value"),
        {"network": by("missing-hidden-bias"), "loss": by("updates-params-in-place")},
    ),
    "the loss of a mistaken network, which raises at some": (
        NO_BIAS | raising("loss", "5 < len(X_train) < 20"),
        {"network": by("missing-hidden-bias"), "loss": by("raises")},
    ),
    "the loss of classes, which leaves out 0 log 0": (
        with_edit("network", (OUTPUT, f"float({OUTPUT} > 0.5)"))
        | {"loss": OF_POINTS.format("-np.log(p) if y == 1 else -np.log(1 - p)")},
        {"network": by("thresholded-output"), "loss": GIVEN},
    ),
    "a logarithm that raises for what a mistaken network returns": (
        with_edit("network", ("+ params[4])", "- params[4])"))
        | {"loss": "import math\n" + OF_POINTS.format("-y * math.log(p) - (1 - y) * math.log(1 - p)")},
        {"network": by("subtracted-bias"), "loss": GIVEN},
    ),
    "a gradient of shape (17, 1), right given a mistaken network": (
        with_edit("network", (OUTPUT, f"phi(3 * {OUTPUT[3:]})"))
        | with_edit("loss_gradient", COLUMN, (f"{OUTPUTS} - y", f"3 * (phi(3 * {OUTPUTS[3:]}) - y)")),
        {"network": by("temperature"), "loss": GIVEN, "loss_gradient": by("gradient-shape")},
    ),
    # 6: what judge or machine lack
    "a package that is not installed": (doing("import a_package_of_nobody"), {"loss_gradient": unjudged("package")}),
    "a file that is not there": (doing("return np.load('mine.npy')"), {"loss_gradient": unjudged("forbidden")}),
    # state first
    "kept by identity": (kept_under("(id(p), id(X), id(y))"), STALE),
    "kept by a sum": (kept_under("(p.sum(), X.tobytes(), y.tobytes())"), STALE),
    "kept by rounded values": (kept_under("(p.round(5).tobytes(), X.tobytes(), y.tobytes())"), STALE),
    "kept without the labels": (kept_under("(p.tobytes(), X.tobytes(), y.shape)"), STALE),
    "kept by all its numbers, which is right": (kept_under("(p.tobytes(), X.tobytes(), y.tobytes())"), {}),
    "a buffer again": (
        {"head": RIGHT["head"] + "buffer = np.zeros(17)\n"}
        | around("loss_gradient", "buffer[:] = computed(*args)", "return buffer"),
        {"loss_gradient": by("reused-buffer")},
    ),
}


def said(function: FunctionVerdict) -> Expected:
    """Return what a verdict says, as a case does: notes are of no account."""
    kinds = [one.kind for one in function.causes] or [one.kind for one in function.remarks if one.level != "note"]
    if function.verdict in ("missing", "unjudged") and function.reason is not None:
        kinds = [function.reason.kind]
    told = " ".join(one.message for one in (*function.causes, function.reason) if one)
    return Expected(function.verdict, tuple(kinds), function.right_given, told)


@pytest.mark.parametrize("case", CASES)
def test_a_rule_holds(case):
    parts, expected = CASES[case]
    verdict = judged_parts(parts)
    found = {name: said(function) for name, function in verdict.functions.items()}
    wanted = {**dict.fromkeys(("network", "loss", "loss_gradient"), OK), **expected}
    assert {name: one[:3] for name, one in found.items()} == {name: one[:3] for name, one in wanted.items()}
    assert all(one.told in found[name].told for name, one in wanted.items()), verdict.to_json()


def test_what_an_assert_says_of_a_shape_is_no_remark_as_well():
    found = judged_parts(with_edit("loss_gradient", COLUMN)).functions["loss_gradient"]
    assert [one.kind for one in (*found.causes, *found.remarks)] == ["gradient-shape"]


@pytest.mark.parametrize(
    ("of_column", "kind", "words"),
    [
        ("g[:, None]", "gradient-shape", "has shape (17, 1) for labels of shape (N, 1)"),
        ("np.repeat(g[:, None], len(args[1]), axis=1)", "wrong-shape", "A result of shape (17, "),
    ],
    ids=["a column", "one for each point, which are too many to be sent"],
)
def test_a_shape_that_only_labels_in_a_column_bring_is_told_as_theirs(of_column, kind, words):
    lines = ("g = computed(args[0], args[1], np.ravel(args[2]))", f"return {of_column} if np.ndim(args[2]) == 2 else g")
    (cause,) = judged_parts(around("loss_gradient", *lines)).functions["loss_gradient"].causes
    assert (cause.kind, words in cause.hint) == (kind, True), cause


def test_a_failure_is_the_reason():
    reason = judged_parts(raising("loss_gradient")).functions["loss_gradient"].reason
    assert (reason.kind, reason.level) == ("error", "wrong")


REFUSED, PACKAGE, WAIT = (
    "import socket; socket.create_connection(('127.0.0.1', 9))",
    "import no_such_package",
    "import time; time.sleep(9)",
)
STOPPED = [
    *(("loss_gradient", 7, stops) for stops in (REFUSED, PACKAGE, WAIT)),
    ("network", 1, WAIT),  # after the first of the homework's asserts
    ("network", 5, PACKAGE),
]


@pytest.mark.parametrize(("factor", "word"), [(1, "unjudged"), (0.5, "wrong")])
@pytest.mark.parametrize(("name", "answered", "stops"), STOPPED)
def test_what_stops_after_some_answers_is_wrong_if_these_are(name, answered, stops, factor, word):
    lines = ("calls.append(1)", f"if len(calls) > {answered}:", f"    {stops}", f"return {factor} * computed(*args)")
    stopping = around(name, *lines)
    parts = {"head": RIGHT["head"] + "calls = []\n", "loss": ""} | stopping
    functions = judged_parts(parts, waiting_seconds=0.15).functions
    other = "network" if name == "loss_gradient" else "loss_gradient"
    assert (functions[name].verdict, functions[other].verdict) == (word, "right")


STUB = 'def network(x, params):\n    """Evaluate the output."""\n    raise NotImplementedError()\n'
LOSS = f"import numpy as np\n{RIGHT['loss']}"
BY_AUTOGRAD = """
import autograd.numpy as np
from autograd import grad

loss_gradient = grad(loss)
"""
OF_A_MEAN = LOSS.replace("np.sum", "np.mean")
HALF = "def network(x, params):\n    return 0.5\n"
# name: the submission; the verdict on each function; the functions that are judged with what is lent
LENT = {
    "not there": (LOSS, "missing right missing", {"loss"}),
    "a stub": (STUB + LOSS, "missing right missing", {"loss"}),
    "a stub that comes last": (LOSS + BY_AUTOGRAD + STUB, "missing right right", {"loss", "loss_gradient"}),
    "a mistake": (STUB + OF_A_MEAN, "missing mean-instead-of-sum missing", {"loss"}),
    "a network that is wrong": (HALF + LOSS, "wrong unjudged missing", set()),
    "a loss that calls none": (STUB + LOSS.replace("network(x, params)", "0.5"), "missing wrong missing", set()),
    "a loss that calls it with all points": (STUB + LOSS.replace(*OF_ALL), "missing unjudged missing", set()),
}


@pytest.mark.parametrize(("text", "words", "lent"), LENT.values(), ids=LENT)
def test_a_network_is_lent_where_there_is_none_to_judge_the_loss(text, words, lent):
    functions = judged_source(text).functions
    for one, word in zip(functions.values(), words.split(), strict=True):
        assert word in (one.verdict, *(cause.kind for cause in one.causes))
    assert {name for name, one in functions.items() if "with-what-is-lent" in {r.kind for r in one.remarks}} == lent


def test_the_network_lent_is_right_for_lists_and_arrays():
    names: dict[str, object] = {}
    exec(LENT_NETWORK, names)
    for question in judging.question_points():
        for x in question.X[:5]:
            right = by_hand.network(x, question.params)
            allowed = 16 * judging.roundings_at(question.params, x[None], np.zeros(1))["network"][0]
            for given in (x, list(x)):
                assert abs(names["network"](given, question.params) - right) <= allowed


def of_squares(power: int) -> Functions:
    """Return a squared error, and its gradient with the slope of the output's sigmoid to a power; 1 is right."""

    def loss(params: Any, X: Any, y: Any) -> Any:
        return np.sum((by_hand.network(X, params) - np.reshape(y, -1)) ** 2)

    return {"loss": loss, "loss_gradient": partial(back, slope=lambda p, y: 2 * (p - y) * (p * (1 - p)) ** power)}


def of_rounded_outputs(decimals: int) -> Functions:
    """Return a network whose outputs are rounded, and the textbook's loss of them."""

    def network(x: Any, params: Any) -> Any:
        return np.round(by_hand.network(x, params), decimals)

    return {"network": network, "loss": lambda params, X, y: cross_entropy([network(x, params) for x in X], y)}


#: Functions beside those by hand; of which one, its word, and how its first cause begins.
BESIDE = {
    "a slope too many, for its own loss": (of_squares(2), "loss_gradient", "Given your loss: the derivative of the"),
    "the gradient of another loss": (
        {"loss_gradient": of_squares(1)["loss_gradient"]},
        "loss_gradient",
        "It fits another loss than yours: this is a squared error",
    ),
    "errors that add up": (of_rounded_outputs(5), "loss", "It is right given your network, whose errors add up here"),
}


@pytest.mark.parametrize("case", BESIDE)
def test_what_is_said_of_a_function_is_true_beside_the_others(case):
    functions, name, words = BESIDE[case]
    found = judged(**BY_HAND | functions).functions[name]
    assert found.verdict == "wrong"
    assert found.causes[0].hint.startswith(words), found.causes


def test_a_loss_that_has_enough_digits_where_outputs_are_probabilities_is_right_given_these():
    found = judged(**BY_HAND | of_rounded_outputs(9)).functions
    assert [found[name].verdict for name in ("network", "loss")] == ["remarks", "remarks"]
