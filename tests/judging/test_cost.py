"""What questions cost: a call that compiles is not what the next one costs, and what is dear each time stays so."""

from collections.abc import Callable
from time import process_time
from typing import Any

import numpy as np

from manual import by_hand
from tests.judging.judging import BY_HAND, judged

SECONDS = 0.08  # of a compilation, beside 1e-4 of a call; and of a call that is dear


def busy() -> None:
    started = process_time()
    while process_time() - started < SECONDS:
        pass


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compile as torch.compile does: for the first shape, and once more for the second, with which all others are done."""
    shapes: set[tuple[int, ...]] = set()

    def call(params: Any, X: Any, y: Any) -> Any:
        alike = {shape for shape in shapes if len(shape) == np.ndim(y)}
        if len(alike) < 2 and np.shape(y) not in shapes:
            shapes.add(np.shape(y))
            busy()
        return function(params, X, y)

    return call


def test_what_compiles_is_asked_everything():
    verdict = judged(**{**BY_HAND, "loss": compiled(by_hand.loss), "loss_gradient": compiled(by_hand.loss_gradient)})
    assert verdict.verdict == "right"
    assert not [remark for one in verdict.functions.values() for remark in one.remarks]


def test_what_is_dear_at_many_points_is_not_asked_there_more_often_than_the_homework_asks():
    asked: list[int] = []

    def dear(params: Any, X: Any, y: Any) -> Any:
        if len(X) >= 400:
            asked.append(len(X))
            busy()
        return by_hand.loss(params, X, y)

    verdict = judged(**{**BY_HAND, "loss": dear})
    assert verdict.functions["loss"].verdict in ("right", "remarks")
    assert len(asked) <= 4
