"""Somebody else's repository: its own backward pass, four lines of test, red while it is wrong and green once mended."""

from __future__ import annotations

import re
import sys

import pytest

BACKPROP = """
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(w):
    return w[:4], w[4], w[5:13].reshape(4, 2), w[13:]


def cost(w, points, labels):
    u, a, V, b = unpack(w)
    y = sigmoid(sigmoid(points @ V.T + b) @ u + a)
    return -np.sum(labels * np.log(y) + (1 - labels) * np.log(1 - y))


def backward(w, points, labels):
    u, a, V, b = unpack(w)
    hidden = sigmoid(points @ V.T + b)
    delta = sigmoid(hidden @ u + a) - labels
    back = np.outer(delta, u) * hidden * (1 - hidden)
    return np.concatenate([hidden.T @ delta, [delta.sum()], (back.T @ points).ravel(), back.sum(axis=0)])
"""
RIGHT, WRONG = (
    "hidden * (1 - hidden)",
    "(hidden * (1 - hidden) + 1e-9 * (np.arange(4) == 2))",
)  # of the third unit alone
TEST = """
import backprop
from crosscheck import party
def test_backward_pass(agrees):
    agrees(party(loss=backprop.cost, loss_gradient=backprop.backward))
"""


def test_it_goes_red_with_the_parameter_and_the_distance_and_green_once_mended(suite: pytest.Pytester) -> None:
    assert BACKPROP.count(RIGHT) == 1
    assert len(TEST.strip().splitlines()) == 4
    (suite.path / "backprop.py").write_text(BACKPROP.replace(RIGHT, WRONG), encoding="utf-8")
    (suite.path / "test_backprop.py").write_text(TEST, encoding="utf-8")

    red = suite.run(sys.executable, "-m", "pytest", "-p", "no:hypothesispytest", "test_backprop.py")
    assert red.ret == pytest.ExitCode.TESTS_FAILED
    account = re.search(
        r"^E .*differ: gradient at step 0: d loss / d (\w+) is (\S+) in backprop and (\S+) in by_hand, difference (\S+),",
        red.stdout.str(),
        flags=re.MULTILINE,
    )
    assert account is not None, red.stdout.str()
    parameter, obtained, expected, distance = account.groups()
    assert parameter in ("v31", "v32", "b3")
    assert abs(float(obtained) - float(expected)) == pytest.approx(float(distance), rel=1e-2)
    assert "    print(crosscheck.compare('by_hand', crosscheck.party(loss=backprop.cost, " in red.stdout.str()

    (suite.path / "backprop.py").write_text(BACKPROP, encoding="utf-8")
    green = suite.run(sys.executable, "-m", "pytest", "-p", "no:hypothesispytest", "test_backprop.py")
    assert green.ret == pytest.ExitCode.OK
    green.stdout.fnmatch_lines(["backprop: agrees  (test_backprop.py::test_backward_pass)"])
