"""The engine on numbers, that on arrays and torch: the graphs of micrograd's tests (karpathy/micrograd, test/test_engine.py)."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from manual import autodiff, autodiff_of_numbers
from tests.needs import needs_torch

each_engine = pytest.mark.parametrize("engine", [autodiff_of_numbers, autodiff], ids=["numbers", "arrays"])
Graph = Callable[..., Any]  # of an engine, or torch, and the nodes to begin with


def differentiated(engine: Any, graph: Graph, *at: float) -> list[float]:
    """Return a graph's value and its derivatives, as micrograd's ``data`` and ``grad``: the adapter."""
    nodes = [engine.Node(number) for number in at]
    end = graph(engine, *nodes)
    derivatives = engine.backward(end)
    return [float(number) for number in (end.value, *(derivatives[node] for node in nodes))]


def by_torch(graph: Graph, *at: float) -> list[float]:
    import torch

    tensors = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in at]
    end = graph(torch, *tensors)
    end.backward()
    return [float(each.detach()) for each in (end, *(tensor.grad for tensor in tensors))]


def sanity(f: Any, x: Any) -> Any:
    z = 2 * x + 2 + x
    q = f.relu(z) + z * x
    h = f.relu(z * z)
    return h + q + q * x


def more_operations(f: Any, a: Any, b: Any) -> Any:
    c, d = a + b, a * b + b**3
    c = c + (c + 1)
    c = c + (1 + c + -a)
    d = d + (d * 2 + f.relu(b + a))
    d = d + (3 * d + f.relu(b - a))
    g = (c - d) ** 2
    return g / 2.0 + 10.0 / g


PUBLISHED: dict[str, tuple[Graph, tuple[float, ...]]] = {
    "a sanity check": (sanity, (-4.0,)),
    "more operations": (more_operations, (-4.0, 2.0)),
    **{f"tanh at {t}": (lambda f, x: f.tanh(x), (t,)) for t in (-1.0, 0.123, 2.0)},
    **{f"exp at {t}": (lambda f, x: f.exp(x), (t,)) for t in (-1.0, 0.123, 2.0)},
}
OURS: dict[str, tuple[Graph, tuple[float, ...]]] = {
    "number - node": (lambda f, x: (1 - x) * x, (3.0,)),
    "node / node": (lambda f, x, y: x / y - y / x, (3.0, -2.0)),
    "relu at 0": (lambda f, x: f.relu(x) + x, (0.0,)),
    "a node used near the end and far from it": (lambda f, x: x + f.exp(f.exp(x * x * 0.1)), (0.7,)),
}


@needs_torch
@each_engine
@pytest.mark.parametrize(("graph", "at"), (PUBLISHED | OURS).values(), ids=PUBLISHED | OURS)
def test_a_graph_is_differentiated_as_torch_does(engine, graph, at):
    assert differentiated(engine, graph, *at) == pytest.approx(by_torch(graph, *at), rel=1e-13)


@each_engine
def test_integers_are_exact_and_the_published_numbers_are_met(engine):
    assert differentiated(engine, sanity, -4.0) == [-20.0, 46.0]
    assert differentiated(engine, more_operations, -4.0, 2.0) == pytest.approx([24.7041, 138.8338, 645.5773], abs=5e-5)


@each_engine
def test_a_long_graph_and_one_with_many_ways_are_walked_once(engine):
    def long(_: Any, t: Any) -> Any:
        for _ in range(3000):
            t = t + 1.0
        return t

    def doubled(_: Any, t: Any) -> Any:
        for _ in range(60):
            t = t + t
        return t

    assert differentiated(engine, long, 0.0) == [3000.0, 1.0]
    assert differentiated(engine, doubled, 1.0) == [2.0**60, 2.0**60]


@pytest.mark.parametrize(("engine", "lines"), [(autodiff_of_numbers, 80), (autodiff, 200)])
def test_an_engine_is_short_and_needs_no_other_package_than_numpy(engine, lines):
    source = Path(engine.__file__).read_text(encoding="utf-8")
    assert len(source.splitlines()) <= lines
    packages = set(re.findall(r"^(?:from|import) (\w+)", source, re.MULTILINE))
    assert packages <= {"__future__", "collections", "html", "math", "numpy", "typing"}
