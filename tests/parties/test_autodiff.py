"""The engine: every operation against central differences and closed forms, and what it remembers of them."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from crosscheck import INITIAL
from crosscheck.homework.circles.contract import Array
from manual import autodiff, by_hand, tape
from manual.autodiff import Node, backward, draw, exp, gradient, log, relu, sigmoid, softplus, tanh
from tests.tables import DISTINCT, X, y

rng = np.random.default_rng(4)
vector, matrix = rng.uniform(0.5, 2, 3), rng.uniform(0.5, 2, (3, 4))
row, column, wide = rng.uniform(0.5, 2, 4), rng.uniform(0.5, 2, (3, 1)), rng.uniform(0.5, 2, (4, 5))


Case = tuple[Callable[[Node], Node], Any]
#: Sums, products and matrices in all shapes are among the graphs of `test_autodiff_beside_torch`; functions have closed forms.
CASES: dict[str, Case] = {
    "t + array": (lambda t: ((t + vector) * t).sum(), vector),
    "array + t": (lambda t: ((vector + t) * t).sum(), vector),
    "array - t": (lambda t: ((3 * vector - t) * t).sum(), vector),
    "t / array": (lambda t: (t * t / matrix.T).sum(), vector),
    "array / t": (lambda t: (matrix.T / t).sum(), vector),
    "t / t": (lambda t: ((t + 1) / (t * t)).sum(), matrix),
    "t ** number": (lambda t: (t**3 * t**-0.5).sum(), matrix),
    "t ** array": (lambda t: (t**row).sum(), matrix),
    "number ** t": (lambda t: (2.0**t).sum(), matrix),
    "t ** t": (lambda t: ((t + 1) ** t).sum(), vector),
    "a negative t ** number": (lambda t: ((-t) ** 3).sum(), vector),
    "row against matrix": (lambda t: (t * matrix / (t + 1)).sum(), row),
    "column against row": (lambda t: (t * row * t).sum(), column),
    "matrix @ vector": (lambda t: (t @ row * vector).sum(), matrix),
    "array @ vector": (lambda t: (matrix @ t * vector).sum(), row),
    "t @ t": (lambda t: (t @ t).sum(), wide[:, :4]),
    "a slice": (lambda t: (t[1:] * t[:-1]).sum(), vector),
    "an entry of a matrix": (lambda t: t[1, 2] * t[0, 2], matrix),
    "an index taken twice": (lambda t: (t[np.array([0, 0, 2])] * vector).sum(), vector),
    "reshape": (lambda t: (t.reshape(4, 3) @ vector * row).sum(), matrix),
    "mean": (lambda t: t.mean() * t.mean(), matrix),
    "a node used in many places": (lambda t: (exp(t) * t + log(t) / t - t).sum(), vector),
    "a node used near the end and far from it": (lambda t: (lambda s: (s + exp(exp(s * 0.1))).sum())(t * t), vector),
    "a node that does not matter": (lambda t: (t[0:1] * 2).sum(), vector),
}


def central_differences(function: Callable[[Node], Node], at: Array, h: float = 1e-5) -> Array:
    steps = h * np.eye(at.size).reshape(at.size, *at.shape)
    slopes = [(function(Node(at + e)).value - function(Node(at - e)).value) / (2 * h) for e in steps]
    return np.array(slopes).reshape(at.shape)


@pytest.mark.parametrize(("function", "at"), CASES.values(), ids=CASES)
def test_every_operation_is_differentiated(function, at):
    derivative = gradient(function, at)
    assert derivative.shape == at.shape
    np.testing.assert_allclose(derivative, central_differences(function, at), rtol=1e-7, atol=1e-8)


def _overwritten(end: Node) -> dict[Node, Array]:
    found = {end: np.ones(())}
    for node in sorted(RIGHT(end), key=lambda node: -node.depth):
        for parent, pullback in node.parents:
            found[parent] = autodiff._sum_to_shape(pullback(found[node]), parent.value.shape)
    return found


RIGHT, FOLD = autodiff.backward, autodiff._sum_to_shape
#: A part of the engine, what stands in its place, and the case that shows it.
PLANTED: dict[str, tuple[str, Any, str]] = {
    "a node used twice keeps the last derivative": ("backward", _overwritten, "a node used in many places"),
    "broadcasting is undone by a mean": (
        *("_sum_to_shape", lambda g, shape: FOLD(g, shape) * (np.prod(shape) / g.size), "row against matrix"),
    ),
}


@pytest.mark.parametrize(("part", "wrong", "case"), PLANTED.values(), ids=PLANTED)
def test_a_planted_error_is_found(part, wrong, case, monkeypatch):
    monkeypatch.setattr(autodiff, part, wrong)
    with pytest.raises(AssertionError, match="Not equal to tolerance"):
        test_every_operation_is_differentiated(*CASES[case])


CLOSED_FORMS: dict[str, tuple[Callable[[Node], Node], Callable[[Array], Array]]] = {
    "exp": (exp, np.exp),
    "log": (log, lambda t: 1 / t),
    "1 / t": (lambda t: 1 / t, lambda t: -1 / t**2),
    "t ** 2.5": (lambda t: t**2.5, lambda t: 2.5 * t**1.5),
    "2 ** t": (lambda t: 2.0**t, lambda t: 2.0**t * np.log(2)),
    "relu": (lambda t: relu(t) + relu(-t), lambda t: np.ones_like(t)),
    "tanh": (tanh, lambda t: 1 / np.cosh(t) ** 2),
    "sigmoid": (sigmoid, lambda t: 1 / (4 * np.cosh(t / 2) ** 2)),
    "softplus": (softplus, lambda t: np.exp(-np.logaddexp(0, -t))),
}


@pytest.mark.parametrize(("function", "derivative"), CLOSED_FORMS.values(), ids=CLOSED_FORMS)
def test_derivatives_equal_their_closed_forms(function, derivative):
    at = np.array([0.1, 1.0, 7.0, 40.0, 300.0])
    np.testing.assert_allclose(gradient(lambda t: function(t).sum(), at), derivative(at), rtol=1e-13)


EDGES: dict[str, tuple[Callable[[Node], Node], Any, Any]] = {
    "a saturated sigmoid": (sigmoid, [-1e4, 1e4], [0, 0]),
    "a saturated softplus": (softplus, [-1e4, 1e4], [0, 1]),
    **{f"t ** {n} at 0": (lambda t, n=n: t**n, [0.0], [slope]) for n, slope in enumerate((0, 1, 0))},
    "relu at its corner, as in torch": (relu, [-1.0, 0.0, 1.0], [0, 0, 1]),
    "what does not depend on the input": (lambda t: Node(3.0), vector, [0, 0, 0]),
}


@pytest.mark.parametrize(("function", "at", "derivative"), EDGES.values(), ids=EDGES)
def test_derivatives_at_the_edges(function, at, derivative):
    assert gradient(lambda t: function(t).sum(), at).tolist() == derivative


@pytest.mark.parametrize("asked", [lambda end: gradient(lambda _: end, end.value), backward, draw])
@pytest.mark.parametrize("shape", [(1,), (3,), (2, 2)])
def test_only_a_scalar_is_differentiated_and_drawn(asked, shape):
    with pytest.raises(ValueError, match=re.escape(str(shape))):
        asked(Node(np.ones(shape)))


@pytest.mark.parametrize("shapes", [((2, 3, 4), (4,)), ((3,), (2, 3, 4)), ((2, 2, 2), (2, 2, 2))])
def test_stacks_of_matrices_are_not_multiplied(shapes):
    one, other = (np.ones(shape) for shape in shapes)
    for product in (lambda: Node(one) @ other, lambda: one @ Node(other)):
        with pytest.raises(ValueError, match="vectors and matrices") as error:
            product()
        assert all(str(shape) in str(error.value) for shape in shapes)


@pytest.mark.parametrize(
    ("node", "told"),
    [
        (Node(0.5), "Node(0.5, 'input')"),
        (Node([1, 2]) * 3, "Node([3., 6.], '*')"),
        (exp(Node([[0.0], [0.0]])), "Node([[1.],\n      [1.]], 'exp')"),
    ],
)
def test_a_node_tells_its_value_and_its_operation(node, told):
    assert repr(node) == told


SVG = "{http://www.w3.org/2000/svg}"


def drawn(end: Node) -> tuple[list[list[str]], list[tuple[float, float]], list[str]]:
    """Return of a drawing each box's words, each box's corner, and each edge."""
    root = ElementTree.fromstring(draw(end))
    corners = [(float(each.get("x", "")), float(each.get("y", ""))) for each in root.iter(f"{SVG}rect")]
    words = [each.text or "" for each in root.iter(f"{SVG}text")]
    boxes = [[line.strip() for line in words[i : i + 3]] for i in range(0, len(words), 3)]
    return boxes, corners, [each.get("d", "") for each in root.iter(f"{SVG}path")]


def test_a_drawing_shows_operation_value_and_derivative_of_each_node():
    a, b = Node(-4.0), Node(2.0)
    boxes, _, edges = drawn((a * b + b**3) / 3.0)
    assert {" ".join(words) for words in boxes} == {
        *("input = -4 ∂ 0.6667", "input = 2 ∂ 2.667", "* = -8 ∂ 0.3333", "** = 8 ∂ 0.3333"),
        *("+ = 0 ∂ 0.3333", "/ = 0 ∂ 1"),
    }
    assert len(edges) == 6


def test_a_drawing_shows_shapes_and_of_many_numbers_the_first_and_the_last():
    boxes, _, _ = drawn((Node(np.arange(12.0).reshape(3, 4)) * 2.0).sum())
    assert ["input (3, 4)", "= [0, ..., 11]", "∂ [2, ..., 2]"] in boxes


def test_what_is_drawn_lies_inside_and_no_box_lies_on_another_or_on_an_edge():
    t, s = Node(0.5), Node(-0.5)
    E = tanh(exp(t * s) * t + s) * relu(t) + t * s + exp(s) * tanh(t * s)
    root = ElementTree.fromstring(draw(E))
    width, height = float(root.get("width", "")), float(root.get("height", ""))
    boxes, corners, edges = drawn(E)
    wide = float(next(root.iter(f"{SVG}rect")).get("width", ""))
    assert len(set(corners)) == len(corners) == len(boxes) == len(backward(E))
    assert all(0 < x <= width - wide and 0 < y <= height - 56 for x, y in corners)
    assert all(7.3 * len(line) <= wide - 16 for box in boxes for line in box)
    for start, level, bend in (map(float, re.findall(r"[-\d.]+", edge)[:3]) for edge in edges):
        assert all(not (start <= x < bend and y <= level <= y + 56) for x, y in corners)


def test_an_operation_of_one_s_own_is_drawn_whatever_its_name():
    boxes, _, _ = drawn(Node(1.0, "a < b & c", (Node(2.0), lambda g: g)))
    assert ["a < b & c", "= 1", "∂ 1"] in boxes


each_start = pytest.mark.parametrize("params", [INITIAL, DISTINCT], ids=["initial", "distinct"])


@each_start
def test_every_intermediate_has_the_derivative_that_was_derived_by_hand(params):
    start = Node(params)
    z = tape.pre_activation(start, X.T)
    derivatives = backward(softplus((1 - 2 * y) * z).sum())
    (G,) = (node for node in derivatives if node.operation == "sigmoid")
    ((q, _),) = G.parents

    u, a, V, b = by_hand.unpack(params)
    G_by_hand, dphi, z_by_hand = by_hand.forward(X.T, u, a, V, b)
    dE_dz = by_hand.phi(z_by_hand) - y
    dE_dG = np.outer(u, dE_dz)
    for node, value, derivative in (
        (z, z_by_hand, dE_dz),
        (G, G_by_hand, dE_dG),
        (q, V @ X.T + b, dE_dG * dphi),
        (start, params, by_hand.backward(X.T, y, u, G_by_hand, dphi, z_by_hand)),
    ):
        np.testing.assert_allclose(node.value, value, rtol=1e-13, atol=1e-13)
        np.testing.assert_allclose(derivatives[node], derivative, rtol=1e-11, atol=1e-13)
