"""What is true of this homework alone: its names, its starting point, its published answers.

Another homework would be another contract, not another judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from crosscheck.submissions.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

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

INITIAL: Array = np.array(
    [5, 5, 5, 5, -18, 8, 0, -8, 0, 0, 8, 0, -8, 10, 10, 10, 10], dtype=float
)  # the homework's starting point
INITIAL.setflags(write=False)

RELEASED_OPTIMIZE = """
def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    loss_history = [loss(initial, X_train, y_train)]
    params = initial.copy()
    for i in range(n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
        loss_history.append(loss(params, X_train, y_train))
        print('step {:02d}: loss={:.1f}'.format(i + 1, loss_history[-1]))
    plt.plot(loss_history, 'o-')
    plt.xlabel('Optimization step')
    plt.ylabel('Cross-entropy loss')
"""

WANTED = Wanted(
    functions=FUNCTIONS,
    n_parameters=INITIAL.size,
    descent="optimize",
    released_descent=RELEASED_OPTIMIZE,
    recorded={"loss": 0, "loss_gradient": 0},
    leaves_arguments=frozenset({*FUNCTIONS, "plot_scans"}),
)


class Party(Protocol):
    """Any namespace with the homework's names: a module, a class, a student's submission."""

    def network(self, x: npt.ArrayLike, params: npt.ArrayLike, /) -> float | Array:
        """Evaluate the output: a float for x of shape (2,), an array (N,) for (N, 2)."""

    def loss(self, params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike, /) -> float:
        """Evaluate the summed cross-entropy."""

    def loss_gradient(self, params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike, /) -> Array:
        """Evaluate its 17 partial derivatives, shape (17,)."""

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


@dataclass(frozen=True)
class Published:
    """One of the homework's own asserts: a call at `INITIAL`, and its answer as printed."""

    function: str
    x: tuple[float, ...] | None  # one point, or None for the circles
    y: float | None  # its label; None for the circles, and for the network, which has none
    expected: float | tuple[float, ...]
    decimals: int

    @property
    def name(self) -> str:
        """Say the call, as a student would write it."""
        if self.x is None:
            return f"{self.function}(initial, X, y)"
        point = f"[{self.x[0]:g}, {self.x[1]:g}]"
        if self.function == "network":
            return f"network({point}, initial)"
        return f"{self.function}(initial, [{point}], [{self.y:g}])"

    def arguments(self, X: Array, y: Array) -> tuple[object, ...]:
        """Give the arguments exactly as the homework passes them; X and y are the circles, y of shape (500, 1)."""
        if self.function == "network":
            return (list(self.x or ()), INITIAL.copy())
        if self.x is None:
            return (INITIAL.copy(), X, y)
        return (INITIAL.copy(), np.array([self.x], dtype=float), np.array([self.y], dtype=float))

    def holds(self, value: npt.ArrayLike) -> bool:
        """Judge a value as the homework's assert does, in its own precision."""
        numbers = np.asarray(value)
        rounded = np.round(numbers if numbers.dtype.kind == "f" else numbers.astype(float), self.decimals)
        if self.function == "loss_gradient":
            try:
                return bool(np.allclose(rounded, self.expected, atol=10.0**-self.decimals))
            except ValueError:  # a shape that does not broadcast
                return False
        return bool(rounded.size == 1 and rounded.reshape(()) == self.expected)


def _table() -> Sequence[Published]:
    network = [((0, 0), 0.881), ((0, 1), 0.803), ((1, 0), 0.803), ((1, -1), 0.692), ((-1, 1), 0.692)]
    loss = [((0, 0), 0, 2.126), ((0, 0), 1, 0.127), ((2, 1), 0, 0.027), ((2, 1), 1, 3.611)]
    gradient = [
        ((0, 0), 0, "0.881 0.881 0.881 0.881 0.881 0 0 0 0 0 0 0 0 0 0 0 0"),
        ((0, 0), 1, "-0.119 -0.119 -0.119 -0.119 -0.119 0 0 0 0 0 0 0 0 0 0 0 0"),
        ((2, 1), 0, "0.027 0 0.027 0.024 0.027 0 0 0.001 0 0 0 0.028 0.014 0 0 0 0.014"),
        (
            (2, 1),
            1,
            "-0.973 -0.002 -0.973 -0.857 -0.973 0 0 -0.024 -0.012 0 0 -1.022 -0.511 0 -0.012 0 -0.511",
        ),
    ]
    circles = "-24.1 -24.1 -24.1 -24.1 -21.9 -0.5 0.0 0.5 0.0 0.0 -0.5 0.0 0.4 0.3 0.3 0.3 0.3"
    return [
        *(Published("network", x, None, answer, 3) for x, answer in network),
        *(Published("loss", x, y, answer, 3) for x, y, answer in loss),
        Published("loss", None, None, 41.4, 1),
        *(Published("loss_gradient", x, y, _numbers(answer), 3) for x, y, answer in gradient),
        Published("loss_gradient", None, None, _numbers(circles), 1),
    ]


def _numbers(line: str) -> tuple[float, ...]:
    return tuple(float(word) for word in line.split())


PUBLISHED: tuple[Published, ...] = tuple(_table())  # the homework's 15 asserts
