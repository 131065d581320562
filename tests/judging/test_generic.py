"""Mistakes that nobody has written down: edits that can be made in any textbook, told as what a function behaves like."""

import inspect
import warnings

import numpy as np
import pytest

from crosscheck.homework.circles import textbook
from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.mistakes.generic import edits
from crosscheck.mistakes.rewriting import Text, activations, variables
from crosscheck.mistakes.textbook import Textbook
from crosscheck.submissions.probes import Probe
from crosscheck.verdict import Verdict
from tests.judging.judging import BY_HAND, Array, Functions, judged

#: A line of the page below, and what a rule writes instead.
LINES = {
    "sign": ("E = np.sum((p - y) ** 2) / len(y)", "E = np.sum((p + y) ** 2) / len(y)"),
    "whole line": ("g = r @ X", "g = -(r @ X)"),
    "term": ("E = np.sum((p - y) ** 2) / len(y)", "E = np.sum((p) ** 2) / len(y)"),
    "second term": ("s = p * (1 - p)", "s = p * (p)"),
    "factor": ("r = 2 * (p - y) * s / len(y)", "r = 2 * (p - y) / len(y)"),
    "chain of factors": ("r = 2 * (p - y) * s / len(y)", "r = 2 / len(y)"),
    "inverse": ("r = 2 * (p - y) * s / len(y)", "r = 2 * (p - y) * s * len(y)"),
    "mean for sum": ("E = np.sum((p - y) ** 2) / len(y)", "E = np.mean((p - y) ** 2) / len(y)"),
    "power": ("E = np.sum((p - y) ** 2) / len(y)", "E = np.sum((p - y)) / len(y)"),
    "square": ("g = r @ X", "g = (r**2) @ X"),
    "transpose": ("G = X @ W.T", "G = X @ W"),
    "axis": ("q = G.sum(axis=1)", "q = G.sum(axis=0)"),
    "order": ("W = params.reshape(2, 2)", "W = params.reshape(2, 2, order='F')"),
    "activation": ("p = phi(z)", "p = np.tanh(z)"),
    "no activation": ("p = phi(z)", "p = z"),
    "constant": ("r = 2 * (p - y) * s / len(y)", "r = 1 * (p - y) * s / len(y)"),
    "slice": ("u = params[1:3]", "u = params[0:2]"),
    "last point": ("g = r @ X", "g = np.outer(r[:, -1], X[-1])"),
    "times": ("z = q + u[0]", "z = q * u[0]"),
    "one factor": ("g = r @ X", "g = (r @ np.ones_like(X))"),
    "another factor": ("g = r @ X", "g = u * (r @ X)"),
    "shifted": ("g = r @ X", "g = np.roll(r, 1) @ X"),
    "its sum": ("g = r @ X", "g = r.sum() @ X"),
    "the row before": ("g = r @ X", "g = r @ np.roll(X, 1, axis=0)"),
    "a row for all": ("G = X @ W.T", "G = u @ W.T"),
    "variable": ("r = 2 * (p - y) * s / len(y)", "r = 2 * (p - p) * s / len(y)"),
}


def page(params: Array, X: Array, y: Array) -> tuple[Array, Array, Array]:
    """Compute nothing of use."""
    W = params.reshape(2, 2)
    u = params[1:3]
    G = X @ W.T
    q = G.sum(axis=1)
    z = q + u[0]
    p = phi(z)
    E = np.sum((p - y) ** 2) / len(y)
    s = p * (1 - p)
    r = 2 * (p - y) * s / len(y)
    g = r @ X
    return p, E, g


def phi(t: Array) -> Array:
    """Evaluate the sigmoid."""
    return 1 / (1 + np.exp(-t))


SQUARE = Textbook(page, slopes={"phi": lambda t, p: p * (1 - p)})
#: What people write, which stands in no table; and in which function.
PLANTED = {
    "u squared": ("loss_gradient", "dE_dG = np.outer(u, dE_dz)", "dE_dG = np.outer(u * u, dE_dz)"),
    "1 for 1 - y": ("loss", "(1 - y) * np.log(1 - y_out)", "np.log(1 - y_out)"),
    "y_out for y": ("loss", "terms = y * np.log(y_out)", "terms = y_out * np.log(y_out)"),
    "G squared": ("network", "z = u @ G + a", "z = u @ G**2 + a"),
}

OF_B, MEAN = "dE_db = dE_dq.sum(axis=1)", "dE_db = dE_dq.mean(axis=1)"
WITHOUT_U = OF_B, "dE_db = (dE_dz * G * (1 - G)).sum(axis=1)"
NO_U = "With respect to b alone: the weight u_j is missing"
#: Edits each of which gives some of a gradient's entries, by what is told: blocks, or the beginnings of sentences.
IN_PARTS = {
    "u and b": (("dE_du = G @ dE_dz", "dE_du = G * (1 - G) @ dE_dz"), (OF_B, MEAN), ["u-grad-uses-slope", MEAN]),
    "V, and b on top of it": (
        ("dE_dq = dE_dG * G * (1 - G)", "dE_dq = dE_dG * (1 - G)"),
        (OF_B, "dE_db = dE_dq[:, -1]"),
        ["sigma-prime-without-one-minus", "dE_db = dE_dq[:, -1]"],
    ),
    "all, and b on it": (("dE_dz = y_out - y", "dE_dz = y - y_out"), WITHOUT_U, ["sign-error-y-minus-p", NO_U]),
    "b alone": (WITHOUT_U, [NO_U]),
    "b4 alone": (
        (OF_B, f"{OF_B}[[0, 1, 2, 2]]"),
        ["With respect to b4 alone: it behaves as if the textbook's line for dE_db were another"],
    ),
    "the first column of V alone": (
        ("dE_dV = dE_dq @ x.T", "dE_dV = dE_dq @ (x + [[1], [0]]).T"),
        ["With respect to v11, v21, v31 and v41 alone: it behaves as if the textbook's line for dE_dV were another"],
    ),
}


def question(parameters: int) -> Probe:
    """Return a question of 11 points."""
    rng = np.random.default_rng(0)
    params, X, y = rng.normal(size=parameters), rng.normal(size=(11, 2)), rng.permutation(np.arange(11) % 2.0)
    return Probe("", "fresh", params, X, y, CIRCLES.reference)


def planted(function: str, *changes: tuple[str, str], seed: int = 1) -> Verdict:
    """Judge a submission whose one function is the textbook with lines changed."""
    source = inspect.getsource(textbook)
    for right, wrong in changes:
        assert source.count(right) == 1
        source = source.replace(right, wrong)
    space: dict[str, object] = {}
    exec(source, space)
    answers = space["page"]
    assert callable(answers)
    of_page: Functions = {
        "network": lambda x, params: float(answers(params, np.array([x]), np.ones(1))[0][0]),
        "loss": lambda params, X, y: answers(params, X, y)[1],
        "loss_gradient": lambda params, X, y: answers(params, X, y)[2],
    }
    return judged(**BY_HAND | {function: of_page[function]}, seed=seed)


def test_each_rule_changes_a_line():
    made = set(map(SQUARE.difference, edits(SQUARE, question(4))))
    assert [case for case, (stands, written) in LINES.items() if (written, stands) not in made] == []


def test_each_edit_of_the_circles_is_a_line_that_can_be_compiled():
    book = CIRCLES.catalogue.textbook
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for edit in edits(book, question(17)):
            compile(book.difference(edit)[0], "an edit", "exec")


@pytest.mark.parametrize("case", PLANTED)
def test_a_mistake_without_a_name_is_told_as_an_edit_of_the_textbook(case):
    function, right, wrong = PLANTED[case]
    (cause,) = planted(function, (right, wrong)).functions[function].causes
    assert cause.kind == "behaves-as"
    assert right.partition(" = ")[0] in cause.message


@pytest.mark.share(12)
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("case", IN_PARTS)
def test_edits_that_each_give_some_of_a_gradient_are_told_together(case, seed):
    *changes, told = IN_PARTS[case]
    causes = planted("loss_gradient", *changes, seed=seed).functions["loss_gradient"].causes
    assert len(causes) == len(told)
    for cause, said in zip(causes, told, strict=True):
        assert said in f"{cause.kind}: {cause.message}"


def cell(A: Array, B: Array, tau: float, labels: Array) -> Array:
    """Compute nothing of use, with more than a page has."""
    same = labels[:, None] == labels[None, :]
    C = np.maximum(A, B)[1:] @ unit(B).T
    D = np.where(same[1:], C, 1.0) / tau
    return D.sum(axis=1, keepdims=True)


def unit(B: Array) -> Array:
    """Divide a matrix by its size."""
    return B / np.abs(B).max()


#: What a rule for functions of any kind makes of a line of the cell.
OF_ANY_KIND = {
    "comparison": ("labels[:, None] == labels", "labels[:, None] != labels"),
    "own function": ("unit(B).T", "B.T"),
    "one of two": ("np.maximum(A, B)[1:]", "A[1:]"),
    "cut": ("np.maximum(A, B)[1:]", "np.maximum(A, B)[:-1]"),
    "transpose": ("C, 1.0", "C.T, 1.0"),
    "reshaped": ("unit(B).T", "unit(B).reshape(unit(B).shape[::-1])"),
    "average": ("np.maximum(A, B)[1:] @ unit(B).T", "np.maximum(A, B)[1:] @ unit(B).T / len(unit(B).T)"),
    "variable for a number": ("C, 1.0", "C, tau"),
    "number for a variable": ("/ tau", "/ 1.0"),
    "half a variable": ("/ tau", "/ (tau / 2)"),
    "columns": ("labels[None, :]", "labels[:, None][None, :]"),
    "all axes": ("D.sum(axis=1, keepdims=True)", "D.sum(keepdims=True)"),
}


def test_each_rule_for_functions_of_any_kind_changes_a_piece():
    text, args = Text(cell), (np.eye(3), np.ones((3, 3)), 0.5, np.arange(3))
    made = {edit.source for edit in text.generic(variables(cell, cell, args), activations(cell))}
    assert all(stands in text.source for stands, _ in OF_ANY_KIND.values())
    assert [case for case, edit in OF_ANY_KIND.items() if text.source.replace(*edit) not in made] == []
