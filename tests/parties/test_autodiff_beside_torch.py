"""The engine beside torch: random graphs, in which shapes are broadcast and nodes are used again."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from crosscheck.homework.circles.contract import Array
from crosscheck.rounding.point import FLOAT64
from manual import autodiff
from tests.needs import torch_or_skip
from tests.parties.test_autodiff import PLANTED as OF_THE_ENGINE

torch = torch_or_skip()
STEPS = 6  # of a graph, at most
some = settings(deadline=None, max_examples=150, derandomize=True)

Step = tuple[str, int, int]  # an operation, and which of the values so far it takes
Graph = tuple[
    list[Step], list[Array]
]  # the steps, and what they begin with: a matrix and a vector to multiply, and others
Operation = Callable[..., Any]  # of the engine or torch, two values, and the matrix and the vector


def _times_matrix(_: Any, x: Any, __: Any, W: Any, v: Any) -> Any:
    return x @ W if _shape(x)[-1:] == _shape(v) else x


def _matrix_times(_: Any, x: Any, __: Any, W: Any, v: Any) -> Any:
    return W @ x if _shape(x)[:1] == _shape(v) else x


def _times_vector(_: Any, x: Any, __: Any, ___: Any, v: Any) -> Any:
    if _shape(x)[-1:] != _shape(v):
        return x
    return (x @ v).reshape(-1, 1) if len(_shape(x)) == 2 else x @ v


def _first(_: Any, x: Any, *__: Any) -> Any:
    return x[0] if _shape(x) else x


def _shape(x: Any) -> tuple[int, ...]:
    return tuple(x.value.shape if isinstance(x, autodiff.Node) else x.shape)


#: Of integers these give integers: both engines must say the same to the last bit.
EXACT: dict[str, Operation] = {
    "x + y": lambda f, x, y, *_: x + y,
    "x - y": lambda f, x, y, *_: x - y,
    "x * y": lambda f, x, y, *_: x * y,
    "2 - x": lambda f, x, *_: 2.0 - x,
    "-x": lambda f, x, *_: -x,
    "relu": lambda f, x, *_: f.relu(x),
    "x[0]": _first,
    "sum": lambda f, x, *_: x.sum(),
    "x @ W": _times_matrix,
    "W @ x": _matrix_times,
    "x @ v": _times_vector,
}

#: Of numbers between -1 and 1 these give such numbers, with derivatives of at most 1; W and v, of n rows, stand for W/n and v/n.
SMOOTH: dict[str, Operation] = {
    "(x + y) / 2": lambda f, x, y, *_: (x + y) / 2.0,
    "(x - y) / 2": lambda f, x, y, *_: (x - y) / 2.0,
    "x * y": lambda f, x, y, *_: x * y,
    "x / (2 + y)": lambda f, x, y, *_: x / (2.0 + y),
    "1 / (2 + x)": lambda f, x, *_: 1.0 / (2.0 + x),
    "power": lambda f, x, *_: ((x + 3.0) / 4.0) ** 2.5,
    "negative power": lambda f, x, *_: (x + 2.0) ** -1.0,
    "power of two": lambda f, x, *_: 2.0 ** (x - 1.0),
    "power of both": lambda f, x, y, *_: ((x + 3.0) / 4.0) ** ((y + 3.0) / 2.0),
    "exp": lambda f, x, *_: f.exp(x - 1.0),
    "log": lambda f, x, *_: f.log((x + 3.0) / 2.0),
    "tanh": lambda f, x, *_: f.tanh(x),
    "sigmoid": lambda f, x, *_: f.sigmoid(x),
    "mean": lambda f, x, *_: x.mean(),
    "x[0]": _first,
    "x @ W": _times_matrix,
    "W @ x": _matrix_times,
    "x @ v": _times_vector,
}


@st.composite
def graphs(draw: st.DrawFn, operations: dict[str, Operation], entries: st.SearchStrategy[float]) -> Graph:
    n = draw(st.integers(1, 3))
    shapes = st.sampled_from([(), (1,), (n,), (n, 1), (1, n), (1, 1), (n, n)])  # each fits to each
    step = st.tuples(st.sampled_from(sorted(operations)), st.integers(0, 20), st.integers(0, 20))
    others = draw(st.lists(shapes, min_size=1, max_size=3))
    leaves = [draw(arrays(float, shape, elements=entries)) for shape in [(n, n), (n,), *others]]
    return draw(st.lists(step, min_size=1, max_size=STEPS)), leaves


def value_of(f: Any, operations: dict[str, Operation], steps: Sequence[Step], leaves: Sequence[Any]) -> Any:
    """Compute a graph; all that was computed on the way counts in its end."""
    W, v, *values = leaves
    for name, i, j in steps:
        values.append(operations[name](f, values[i % len(values)], values[j % len(values)], W, v))
    return sum(value.mean() if operations is SMOOTH else value.sum() for value in values)


def by_the_engine(operations: dict[str, Operation], steps: list[Step], leaves: Sequence[Array]) -> list[Array]:
    nodes = [autodiff.Node(leaf) for leaf in leaves]
    end = value_of(autodiff, operations, steps, nodes)
    derivatives = autodiff.backward(end)
    return [end.value, *(derivatives.get(node, np.zeros_like(node.value)) for node in nodes)]


def by_torch(operations: dict[str, Operation], steps: list[Step], leaves: Sequence[Array]) -> list[Array]:
    tensors = [torch.tensor(leaf, requires_grad=True) for leaf in leaves]
    end = value_of(torch, operations, steps, tensors)
    end.backward()
    gradients = [torch.zeros_like(each) if each.grad is None else each.grad for each in tensors]
    return [each.detach().numpy() for each in (end, *gradients)]


def differ(operations: dict[str, Operation], steps: list[Step], leaves: Sequence[Array], allowed: float) -> bool:
    mine, theirs = (each(operations, steps, leaves) for each in (by_the_engine, by_torch))
    assert [each.shape for each in mine] == [each.shape for each in theirs]
    return any((np.abs(one - other) > allowed).any() for one, other in zip(mine, theirs, strict=True))


def tolerance(n: int) -> float:
    """Bound the difference of two engines on a graph of `SMOOTH` operations.

    An operation of values that err by e errs by 2e and its own rounding, at most c = n + 8 units: after K steps by 2^K c.
    Derivatives of derivatives are at most 2, so that a local derivative errs by twice that, and of the at most 2^K ways to
    a leaf each has at most K of them. Each engine may err so, in each of the values that are added up in the end.
    """
    return 2 * (STEPS + 4) * 2**STEPS * STEPS * 2 * 2**STEPS * (n + 8) * FLOAT64


@given(graph=graphs(EXACT, st.integers(-2, 2).map(float)))
@some
def test_of_integers_the_engine_says_what_torch_says_to_the_last_bit(graph):
    steps, leaves = graph
    bound = {**EXACT, "x - y": EXACT["x + y"], "2 - x": lambda f, x, *_: 2.0 + x, "-x": lambda f, x, *_: x}
    largest = by_the_engine(bound, steps, [np.abs(leaf) for leaf in leaves])  # nothing cancels
    assume(max(each.max() for each in largest) < 2.0**53)  # else integers are rounded
    assert not differ(EXACT, steps, leaves, 0.0)


@given(graph=graphs(SMOOTH, st.integers(-(10**6), 10**6).map(lambda millionths: millionths / 10**6)))
@some
def test_of_smooth_functions_the_engine_says_what_torch_says(graph):
    steps, (W, v, *others) = graph
    n = len(v)
    assert not differ(SMOOTH, steps, [W / n, v / n, *others], tolerance(n))


LEAVES = [np.ones((2, 2)), np.array([0.5, -1.0]), np.array([[0.25, -0.5], [1.0, 0.75]]), np.array([0.5, 0.25])]
BROADCAST_AND_REUSED: list[Step] = [("x * y", 0, 1), ("tanh", 2, 2), ("x * y", 2, 3), ("x @ W", 4, 4)]


def test_a_right_engine_is_right_on_the_graph_of_the_planted_errors():
    assert not differ(SMOOTH, BROADCAST_AND_REUSED, LEAVES, tolerance(2))


PLANTED: dict[str, tuple[str, Any]] = {
    **{what: (part, wrong) for what, (part, wrong, _) in OF_THE_ENGINE.items()},
    "tanh": ("tanh", lambda t: autodiff.Node(np.tanh(t.value), "tanh", (t, lambda g: g * (1 - np.tanh(t.value))))),
}


@pytest.mark.parametrize(("name", "wrong"), PLANTED.values(), ids=PLANTED)
def test_a_planted_error_is_found(name, wrong, monkeypatch):
    monkeypatch.setattr(autodiff, name, wrong)
    assert differ(SMOOTH, BROADCAST_AND_REUSED, LEAVES, tolerance(2))
