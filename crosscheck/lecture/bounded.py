"""An array that carries a bound of its rounding errors, so that code is bounded line by line as it runs.

Code by hand is called with such arrays. Each value carries a bound e of its error, to first order:

    x + y, x - y   ex + ey                      x @ y   |x| ey + ex |y|
    x y            |x| ey + |y| ex              Σ x     Σ ex
    x / y          (ex + |x / y| ey) / |y|      f(x)    |f'(x)| ex

The rounding of the operation itself is added: u of the result; 2u for a library function; and for a sum of n terms
gamma(n) times the sum of their absolute values, as in `homework/circles/rounding/point.py`. A value that is used twice
counts as two, except in the sigmoid's e / (1 + e), where the two errors cancel.

A framework may have another formula, φ(z) - y for (1 - 2y) φ(s), or a softplus and a difference, and lose up to
u (1 + |z|) at a point. In a sum over N points gamma(N) covers this, unless the network is right at nearly all points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import module_from_spec
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.rounding.descent import hessian
from crosscheck.homework.circles.rounding.point import FLOAT64, TINY, at_point, gamma
from crosscheck.lecture.topic import BIT_FOR_BIT, Allowed, Side
from manual import by_hand

LIBRARY = ("exp", "log", "logaddexp")
EXACT = ("negative", "minimum")
MOVES = (np.concatenate, np.hstack, np.vstack, np.zeros_like)  # these treat values and errors alike


class Bounded(np.lib.mixins.NDArrayOperatorsMixin):
    """An array of float64, and a bound of the error of each entry; exact if none is given."""

    def __init__(self, value: Any, error: Any = 0.0) -> None:
        self.value: npt.NDArray[Any] = np.asarray(value, dtype=float)
        self.error: npt.NDArray[Any] = np.array(np.broadcast_to(error, self.value.shape), dtype=float)
        self.added: Bounded | None = None  # e, if this is the sigmoid's 1 + e

    nbytes = property(lambda self: self.value.nbytes)
    shape = property(lambda self: self.value.shape)
    ndim = property(lambda self: self.value.ndim)
    T = property(lambda self: Bounded(self.value.T, self.error.T))

    def __array__(self, *_: Any, **__: Any) -> npt.NDArray[Any]:
        whole = np.empty((), dtype=object)  # np.array of a list of bounded numbers then holds them unchanged
        whole[()] = self
        return whole

    def __len__(self) -> int:
        return len(self.value)

    def __getitem__(self, index: Any) -> Bounded:
        return Bounded(self.value[index], self.error[index])

    def __setitem__(self, index: Any, new: Bounded) -> None:
        self.value[index], self.error[index] = new.value, new.error

    def reshape(self, *shape: int) -> Bounded:
        """Return the same numbers in another shape."""
        return Bounded(self.value.reshape(*shape), self.error.reshape(*shape))

    def ravel(self) -> Bounded:
        """Return the same numbers in a row."""
        return self.reshape(-1)

    def sum(self, axis: int | None = None, keepdims: bool = False) -> Bounded:
        """Return the sum along an axis, or of all numbers."""
        n = self.value.size if axis is None else self.value.shape[axis]
        value, error, size = (np.sum(a, axis, keepdims=keepdims) for a in (self.value, self.error, np.abs(self.value)))
        return Bounded(value, error + gamma(n) * size)

    def std(self) -> Bounded:
        """Return the standard deviation of all numbers."""
        apart = self - self.sum() / self.value.size
        return np.sqrt((apart * apart).sum() / self.value.size)

    def __array_ufunc__(self, ufunc: np.ufunc, _: str, *given: Any, **__: Any) -> Any:
        name, each = ufunc.__name__, [one if isinstance(one, Bounded) else Bounded(one) for one in given]
        with np.errstate(all="ignore"):
            value = ufunc(*(one.value for one in each))
            if value.dtype == bool:  # a comparison
                return value
            error = ERRORS[name](value, *each)
            if name == "divide" and each[1].added is each[0]:  # e / (1 + e): the sum's rounding, and ee / (1 + e)^2
                error = FLOAT64 * value + each[0].error * (1 - value) / each[1].value
        if name not in EXACT:
            error = error + (2 if name in LIBRARY else 1) * FLOAT64 * np.abs(value) + TINY[FLOAT64]
        result = Bounded(value, error)
        if name == "add" and each[0].value.ndim == 0 and each[0].value == 1:
            result.added = each[1]
        return result

    def __array_function__(self, function: Any, _: Any, args: Any, kwargs: Any) -> Any:
        if function in FUNCTIONS:
            return FUNCTIONS[function](*args, **kwargs)
        if function in MOVES:
            return Bounded(*(function(*each, **kwargs) for each in (_values(args), bounds(args))))
        return NotImplemented


def bounded(*exact: Any) -> Any:
    """Return arrays as bounded numbers that are exact."""
    return tuple(map(Bounded, exact))


def bounds(of: Any) -> Any:
    """Return the error bounds of the values that code returned, in the same shape; 0 for numbers without bounds."""
    if isinstance(of, Bounded):
        return of.error
    if isinstance(of, list | tuple):
        return [bounds(one) for one in of]
    numbers = np.asarray(of)
    if numbers.dtype == object:  # it holds bounded numbers
        each = np.array([bounds(one) for one in numbers.flat], dtype=float)
        return each.reshape(*numbers.shape, *each.shape[1:])
    return np.zeros(numbers.shape)


def rounding(of: Any) -> Allowed:
    """Return the tolerance for values that code returned for bounded numbers: their bound twice, once for each side."""
    each = 2 * np.asarray(bounds(of))
    reason = "two rounding errors, carried along in crosscheck/lecture/bounded.py"
    return Allowed(each, reason) if each.any() else BIT_FOR_BIT


def carrying(side: Side) -> Side:
    """Return the side by hand with a copy of its module, which computes with bounded numbers."""
    spec = side.code.__spec__
    code: Any = module_from_spec(spec)
    spec.loader.exec_module(code)
    if hasattr(code, "loss_gradient"):  # the homework's function takes no bounded numbers
        code.loss_gradient = _loss_gradient
    return side._replace(code=code, given=Bounded)


def _loss_gradient(params: Bounded, X: Any, y: Any) -> Bounded:
    """Bound the gradient: to first order it changes by H times the change of the parameters; the points are exact."""
    exact = _values([params, X, y])
    error = at_point(*exact).gradient
    if params.error.any():
        error = error + np.abs(hessian(*exact)) @ params.error
    return Bounded(by_hand.loss_gradient(*exact), error)


def _values(of: Any) -> Any:
    return [_values(one) for one in of] if isinstance(of, list | tuple) else getattr(of, "value", of)


def _matmul(_: Any, x: Bounded, y: Bounded) -> Any:
    sizes = np.abs(x.value), np.abs(y.value)
    return sizes[0] @ y.error + x.error @ sizes[1] + gamma(x.value.shape[-1]) * (sizes[0] @ sizes[1])


def _eigenvalues(A: Bounded) -> Bounded:
    """Bound eigenvalues: each changes by at most the 2-norm of the change of A (Weyl).

    LAPACK returns the eigenvalues of a matrix at a distance of n u ||A|| (LAPACK Users' Guide, 4.7, with p(n) = n).
    """
    value = np.linalg.eigvalsh(A.value)
    return Bounded(value, np.linalg.norm(A.error, 2) + len(value) * FLOAT64 * np.abs(value).max())


def _solution(A: Bounded, b: Bounded) -> Bounded:
    """Bound x: to first order it changes by at most ||1 / A|| times the change of b and of A times ||x||.

    Elimination solves with a matrix at a distance of 3n u |L||U|, and the norm of |L||U| is at most n ||A|| (Higham,
    "Accuracy and Stability", 9.3 and 10.1).
    """
    x, n = np.linalg.solve(A.value, b.value), len(b)
    of_A = np.linalg.norm(A.error, 2) + 3 * n * FLOAT64 * n * np.linalg.norm(A.value, 2)
    of_inverse = np.linalg.norm(np.linalg.inv(A.value), 2)
    return Bounded(x, of_inverse * (np.linalg.norm(b.error) + of_A * np.linalg.norm(x)))


ERRORS: Mapping[str, Callable[..., Any]] = {
    "add": lambda _, x, y: x.error + y.error,
    "subtract": lambda _, x, y: x.error + y.error,
    "negative": lambda _, x: x.error,
    "multiply": lambda _, x, y: np.abs(x.value) * y.error + x.error * np.abs(y.value),
    "matmul": _matmul,
    "divide": lambda value, x, y: (x.error + np.abs(value) * y.error) / np.abs(y.value),
    "power": lambda _, x, n: np.abs(n.value * x.value ** (n.value - 1)) * x.error,
    "sqrt": lambda value, x: x.error / (2 * value),
    "exp": lambda value, x: value * x.error,
    "log": lambda _, x: x.error / x.value,
    "logaddexp": lambda value, x, y: np.exp(x.value - value) * x.error + np.exp(y.value - value) * y.error,
    "minimum": lambda _, x, y: np.where(x.value <= y.value, x.error, y.error),
}
FUNCTIONS: Mapping[Any, Callable[..., Bounded]] = {
    np.outer: lambda x, y: x.reshape(-1, 1) * y.reshape(1, -1),
    np.sum: Bounded.sum,
    np.linalg.eigvalsh: _eigenvalues,
    np.linalg.solve: _solution,
}
