"""The engine beside torch, to the last bit: random graphs of integers, in which shapes are broadcast and nodes used again."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from crosscheck.homework.circles.contract import Array
from manual import autodiff
from tests.needs import torch_or_skip

torch = torch_or_skip()

Step = tuple[str, int, int]  # an operation, and which of the values so far it takes
Operation = Callable[..., Any]  # of the engine or torch, two values, and a matrix and a vector to multiply


def _shape(x: Any) -> tuple[int, ...]:
    return tuple(x.value.shape if isinstance(x, autodiff.Node) else x.shape)


def _times_vector(_: Any, x: Any, __: Any, ___: Any, v: Any) -> Any:
    if _shape(x)[-1:] != _shape(v):
        return x
    return (x @ v).reshape(-1, 1) if len(_shape(x)) == 2 else x @ v


#: Of integers these give integers. What gives none is held to closed forms in `test_autodiff`.
OPERATIONS: dict[str, Operation] = {
    "x + y": lambda f, x, y, *_: x + y,
    "x - y": lambda f, x, y, *_: x - y,
    "x * y": lambda f, x, y, *_: x * y,
    "2 - x": lambda f, x, *_: 2.0 - x,
    "-x": lambda f, x, *_: -x,
    "relu": lambda f, x, *_: f.relu(x),
    "x[0]": lambda f, x, *_: x[0] if _shape(x) else x,
    "sum": lambda f, x, *_: x.sum(),
    "x @ W": lambda f, x, _, W, v: x @ W if _shape(x)[-1:] == _shape(v) else x,
    "W @ x": lambda f, x, _, W, v: W @ x if _shape(x)[:1] == _shape(v) else x,
    "x @ v": _times_vector,
}


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Step], list[Array]]:
    """Draw the steps, and what they begin with: a matrix and a vector to multiply, and others."""
    n = draw(st.integers(1, 3))
    shapes = st.sampled_from([(), (1,), (n,), (n, 1), (1, n), (1, 1), (n, n)])  # each fits to each
    step = st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 20), st.integers(0, 20))
    others = draw(st.lists(shapes, min_size=1, max_size=3))
    entries = st.integers(-2, 2).map(float)
    leaves = [draw(arrays(float, shape, elements=entries)) for shape in [(n, n), (n,), *others]]
    return draw(st.lists(step, min_size=1, max_size=6)), leaves


def value_of(f: Any, steps: Sequence[Step], leaves: Sequence[Any]) -> Any:
    """Compute a graph; all that was computed on the way counts in its end."""
    W, v, *values = leaves
    for name, i, j in steps:
        values.append(OPERATIONS[name](f, values[i % len(values)], values[j % len(values)], W, v))
    return sum(value.sum() for value in values)


@given(graph=graphs())
@settings(deadline=None, max_examples=150, derandomize=True)
def test_of_integers_the_engine_says_what_torch_says_to_the_last_bit(graph):
    steps, leaves = graph
    nodes, tensors = [*map(autodiff.Node, leaves)], [torch.tensor(leaf, requires_grad=True) for leaf in leaves]
    end, theirs = value_of(autodiff, steps, nodes), value_of(torch, steps, tensors)
    derivatives = autodiff.backward(end)
    sizes = [each for node, slope in derivatives.items() for each in (node.value, slope)]
    assume(all(np.abs(each).max() < 2.0**25 for each in sizes))  # none is rounded
    theirs.backward()
    gradients = [torch.zeros_like(each) if each.grad is None else each.grad for each in tensors]
    mine = [end.value, *(derivatives.get(node, np.zeros_like(node.value)) for node in nodes)]
    assert all(map(np.array_equal, mine, [theirs.detach(), *gradients]))
