"""The homework's 15 asserts."""

from __future__ import annotations

import numpy as np

from crosscheck.homework.circles.contract import INITIAL
from crosscheck.homework.published import Data, Published


def _network(x: tuple[float, float], expected: float) -> Published:
    return Published(
        "network", f"network([{x[0]:g}, {x[1]:g}], initial)", lambda _: (list(x), INITIAL.copy()), expected, 3
    )


def _of_one(function: str, x: tuple[float, float], label: float, expected: float | tuple[float, ...]) -> Published:
    def arguments(_: Data) -> tuple[object, ...]:
        return INITIAL.copy(), np.array([x], dtype=float), np.array([label], dtype=float)

    return Published(function, f"{function}(initial, [[{x[0]:g}, {x[1]:g}]], [{label:g}])", arguments, expected, 3)


def _of_circles(function: str, expected: float | tuple[float, ...]) -> Published:
    return Published(
        function, f"{function}(initial, X, y)", lambda data: (data.initial.copy(), data.X, data.y), expected, 1
    )


def _numbers(line: str) -> tuple[float, ...]:
    return tuple(map(float, line.split()))


PUBLISHED: tuple[Published, ...] = (
    _network((0, 0), 0.881),
    _network((0, 1), 0.803),
    _network((1, 0), 0.803),
    _network((1, -1), 0.692),
    _network((-1, 1), 0.692),
    _of_one("loss", (0, 0), 0, 2.126),
    _of_one("loss", (0, 0), 1, 0.127),
    _of_one("loss", (2, 1), 0, 0.027),
    _of_one("loss", (2, 1), 1, 3.611),
    _of_circles("loss", 41.4),
    _of_one("loss_gradient", (0, 0), 0, _numbers("0.881 0.881 0.881 0.881 0.881 0 0 0 0 0 0 0 0 0 0 0 0")),
    _of_one("loss_gradient", (0, 0), 1, _numbers("-0.119 -0.119 -0.119 -0.119 -0.119 0 0 0 0 0 0 0 0 0 0 0 0")),
    _of_one("loss_gradient", (2, 1), 0, _numbers("0.027 0 0.027 0.024 0.027 0 0 0.001 0 0 0 0.028 0.014 0 0 0 0.014")),
    _of_one(
        "loss_gradient",
        (2, 1),
        1,
        _numbers("-0.973 -0.002 -0.973 -0.857 -0.973 0 0 -0.024 -0.012 0 0 -1.022 -0.511 0 -0.012 0 -0.511"),
    ),
    _of_circles("loss_gradient", _numbers("-24.1 -24.1 -24.1 -24.1 -21.9 -0.5 0 0.5 0 0 -0.5 0 0.4 0.3 0.3 0.3 0.3")),
)
