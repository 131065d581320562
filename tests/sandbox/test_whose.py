"""A failure belongs to the function in whose lines it happened, in the sandbox as in a notebook."""

from __future__ import annotations

import numpy as np
import pytest

from crosscheck.judge.asking.in_process import InProcess
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.session import Session
from crosscheck.submissions.outcomes import Failed
from tests.sandbox.conftest import GLOBALS, WANTED

CALLING = """
def loss(x):
    return network(x) + 1

def loss_gradient(x):
    return [loss(x)]
"""
DECORATED = """
import functools

def timed(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper
"""
KEPT = """
def kept(function):
    known = {}
    def wrapper(x):
        if x not in known:
            known[x] = function(x)
        return known[x]
    return wrapper
"""

# name: source, the function called, and whose failure it is
FAILING = {
    "its own": ("def network(x): 1 / 0", "network", "network"),
    "of what it calls": ("def network(x): 1 / 0" + CALLING, "loss_gradient", "network"),
    "after what it calls": ("def network(x): return 1\ndef loss(x):\n    return network(x) + [0]", "loss", "loss"),
    "of a helper": ("def inner(x): 1 / 0\ndef network(x): return inner(x)" + CALLING, "loss", "network"),
    "in a package": ("import numpy as np\ndef network(x): return np.ones(2).reshape(3)" + CALLING, "loss", "network"),
    "what it returns": ("def network(x): return 'text'", "network", "network"),
    "not done": ("def network(x): raise NotImplementedError" + CALLING, "loss", "network"),
    "decorated": (DECORATED + "@timed\ndef network(x): 1 / 0\n@timed" + CALLING, "loss", "network"),
    "a decorator": (KEPT + "network = kept(lambda x: 0)\n@kept" + CALLING, "loss_gradient", "loss"),
    "a partial": (
        "import functools\ndef inner(k, x): k / 0\nnetwork = functools.partial(inner, 1)",
        "network",
        "network",
    ),
    "a method": ("class A:\n    def f(self, x): 1 / 0\nnetwork = A().f" + CALLING, "loss", "network"),
    "a callable": ("class A:\n    def __call__(self, x): 1 / 0\nnetwork = A()" + CALLING, "loss", "network"),
    "one and the same": ("def network(x): 1 / 0\nloss = network", "loss", None),
    "of autograd": (
        "import autograd\ndef loss(x): return 'text'\nloss_gradient = autograd.grad(loss)",
        "loss_gradient",
        "loss_gradient",
    ),
    "under autograd": (
        "import autograd, math\ndef loss(x): return math.exp(x[0])\nloss_gradient = autograd.grad(loss)",
        "loss_gradient",
        "loss",
    ),
    "of another gradient": (
        "import autograd\nslope = autograd.grad(lambda x: 'text')\ndef network(x): return slope(x)\n"
        "loss_gradient = autograd.grad(network)",
        "network",
        "network",
    ),
}


@pytest.mark.parametrize(("source", "called", "whose"), FAILING.values(), ids=FAILING)
def test_a_failure_is_told_with_the_function_in_whose_lines_it_happened(
    source: str, called: str, whose: str | None
) -> None:
    x = np.ones(2)
    with Session([source], Level.PROCESS, Limits(), WANTED, globals_=GLOBALS) as running:
        outcome = running.call(called, x)
    namespace: dict[str, object] = {}
    exec(source, namespace)
    functions = {name: namespace[name] for name in WANTED.functions if name in namespace}
    at_hand = InProcess(functions).call(called, x)  # type: ignore[arg-type]
    assert isinstance(outcome, Failed)
    assert isinstance(at_hand, Failed)
    assert (outcome.within, at_hand.within) == (whose, whose)


def test_a_name_that_the_homework_does_not_have_is_not_believed() -> None:
    forged = """
import json
dumps = json.dumps

def network():
    def forging(reply, **options):
        reply["replies"][0]["failed"] = [*reply["replies"][0]["failed"][:-1], "somebody"]
        return dumps(reply, **options)
    json.dumps = forging
    raise ValueError
"""
    with Session([forged], Level.PROCESS, Limits(), WANTED, globals_=GLOBALS) as running:
        outcome = running.call("network")
    assert isinstance(outcome, Failed)
    assert (outcome.kind, outcome.within) == ("error", None)
