"""What could not be judged hides nothing: numbers that came back before are wrong if they are."""

from __future__ import annotations

import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.judge.verify import verify
from crosscheck.sandbox.levels import Level, Limits
from tests.judging.judging import SEED

SOURCE = """
import numpy as np
from time import sleep

calls = []

def phi(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    return float(phi(params[4] + params[:4] @ phi(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:])))

def loss_gradient(params, X_train, y_train):
    calls.append(1)
    if len(calls) > 7:
        STOPS
    G = phi(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    dz = SIGN * (phi(G @ params[:4] + params[4]) - y_train.reshape(-1))
    dq = np.outer(dz, params[:4]) * G * (1 - G)
    return np.concatenate([dz @ G, [dz.sum()], (dq.T @ X_train).ravel(), dq.sum(axis=0)])
"""
STOPS = {
    "a call that is refused": "raise OSError(1, 'no')",
    "a package": "import no_such_package",
    "a wait": "sleep(9)",
}
LIMITS = Limits(waiting_seconds=0.15)


@pytest.mark.parametrize(("sign", "word"), [("1", "unjudged"), ("-1", "wrong")])
@pytest.mark.parametrize("stops", STOPS.values(), ids=STOPS)
def test_what_stops_after_some_answers_is_wrong_if_these_are(stops: str, sign: str, word: str) -> None:
    source = SOURCE.replace("STOPS", stops).replace("SIGN", sign)
    verdict = verify("hw.py", Level.PROCESS, CIRCLES.examination(SEED), LIMITS, content=source.encode())
    assert verdict.functions["network"].verdict == "right"
    assert verdict.functions["loss_gradient"].verdict == word


@pytest.mark.parametrize(("factor", "word"), [("1", "unjudged"), ("0.5", "wrong")])
@pytest.mark.parametrize(("stops", "answered"), [*((each, 1) for each in STOPS), ("a package", 5)])
def test_a_network_that_stops_after_an_assert_is_wrong_if_that_fails(
    stops: str, answered: int, factor: str, word: str
) -> None:
    stopping = f"calls.append(1)\n    if len(calls) > {answered}:\n        {STOPS[stops]}\n    return {factor} * float("
    source = SOURCE.replace("return float(", stopping, 1).replace("STOPS", "pass").replace("SIGN", "1")
    verdict = verify("hw.py", Level.PROCESS, CIRCLES.examination(SEED), LIMITS, content=source.encode())
    assert verdict.functions["network"].verdict == word
    assert verdict.functions["loss_gradient"].verdict == "right"
