"""The homework's contract: its names and packing, its starting point, its 15 asserts, and the interface of a party."""

from typing import Protocol

import numpy as np
import numpy.typing as npt

from crosscheck.homework.parts import Data, Published

Array = npt.NDArray[np.float64]

NAMES: tuple[str, ...] = (
    *("u1", "u2", "u3", "u4"),
    "a",
    *("v11", "v12", "v21", "v22", "v31", "v32", "v41", "v42"),
    *("b1", "b2", "b3", "b4"),
)
BLOCKS: dict[str, slice] = {"u": slice(0, 4), "a": slice(4, 5), "v": slice(5, 13), "b": slice(13, 17)}
FUNCTIONS: tuple[str, ...] = ("network", "loss", "loss_gradient", "optimize")

ETA = 0.001
N_STEPS = 30

# The homework's starting point.
INITIAL: Array = np.array([5, 5, 5, 5, -18, 8, 0, -8, 0, 0, 8, 0, -8, 10, 10, 10, 10], dtype=float)
INITIAL.setflags(write=False)


class Party(Protocol):
    """Any namespace with the homework's functions: a module, a class, or a student's submission."""

    def network(self, x: npt.ArrayLike, params: npt.ArrayLike, /) -> float | Array:
        """Evaluate the output: a float for x of shape (2,), an array (N,) for (N, 2)."""

    def loss(self, params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike, /) -> float:
        """Evaluate the summed cross-entropy."""

    def loss_gradient(self, params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike, /) -> Array:
        """Evaluate the partial derivatives of the loss, shape (17,)."""

    def optimize(
        self,
        initial: npt.ArrayLike,
        X_train: npt.ArrayLike,
        y_train: npt.ArrayLike,
        /,
        eta: float = ETA,
        n_steps: int = N_STEPS,
    ) -> tuple[Array, Array]:
        """Descend: losses of shape (n_steps + 1,) and params of shape (n_steps + 1, 17)."""


def _network(x: tuple[float, float], expected: float) -> Published:
    call = f"network([{x[0]:g}, {x[1]:g}], initial)"
    return Published("network", call, lambda _: (list(x), INITIAL.copy()), expected, 3)


def _of_one(function: str, x: tuple[float, float], label: float, expected: float | tuple[float, ...]) -> Published:
    def arguments(_: Data) -> tuple[object, ...]:
        return INITIAL.copy(), np.array([x], dtype=float), np.array([label], dtype=float)

    return Published(function, f"{function}(initial, [[{x[0]:g}, {x[1]:g}]], [{label:g}])", arguments, expected, 3)


def _of_circles(function: str, expected: float | tuple[float, ...]) -> Published:
    call = f"{function}(initial, X, y)"
    return Published(function, call, lambda data: (data.initial.copy(), data.X, data.y), expected, 1)


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
