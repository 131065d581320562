"""At which parameters a descent asks other functions, such as the loss and its gradient, and what numbers it returns."""

from __future__ import annotations

import functools
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from .answers import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

DEEPEST = 4  # containers within each other
PLAIN = ("submission", "types")  # modules of objects whose attributes are looked at: its own, and SimpleNamespace


def numbers_in(value: Any, most: int, depth: int = DEEPEST) -> list[NDArray[np.float64]]:
    """Return the arrays of numbers in a value, at most so many elements: itself, or those of its items, whatever holds them."""
    try:
        return [plain(value, most)[0]]
    except Exception:  # None, text, or a container, which may raise anything
        found: list[NDArray[np.float64]] = []
    value = vars(value) if type(value).__module__ in PLAIN and not hasattr(value, "__iter__") else value
    value = value.values() if isinstance(value, dict) else value
    if depth and not isinstance(value, (str, bytes)) and hasattr(value, "__iter__"):
        items = list(islice(value, most))
        for item in [items] if not isinstance(value, (list, tuple)) else items:
            found += numbers_in(item, most - sum(map(np.size, found)), depth - 1)
    return [one for one in found if one.size]


class Tracer:
    """A recorder of the parameters that some functions of a namespace are given.

    Parameters
    ----------
    recorded : mapping of str to int
        The functions, each with the position of the parameters among its arguments.
    width : int
        How many numbers the parameters are.
    most : int
        How many sets of parameters are kept for each function.
    """

    def __init__(self, recorded: Mapping[str, int], width: int, most: int) -> None:
        self._recorded, self._width, self._most = recorded, width, most
        self._points: dict[str, list[NDArray[np.float64]]] = {name: [] for name in recorded}
        self._within = False

    @contextmanager
    def watching(self, namespace: dict[str, Any]) -> Iterator[None]:
        """Replace the functions by recorders, under all names that they have there."""
        known = {traced: namespace.get(traced) for traced in self._recorded}
        originals = {
            name: (traced, bound)
            for name, bound in namespace.items()
            for traced, function in known.items()
            if callable(bound) and bound is function
        }
        namespace.update({name: self._recording(*original) for name, original in originals.items()})
        try:
            yield
        finally:
            namespace.update({name: bound for name, (_, bound) in originals.items()})

    def tables(self) -> dict[str, NDArray[np.float64]]:
        """Return the parameters recorded for each function, and how many numbers each call was given: shape (k, width + 1)."""
        return {
            name: np.array(points, dtype=float).reshape(-1, self._width + 1) for name, points in self._points.items()
        }

    def _recording(self, traced: str, original: Any) -> Callable[..., Any]:
        """Record what the descent asks itself, not what a gradient by differences asks of the loss."""
        points, position = self._points[traced], self._recorded[traced]

        @functools.wraps(original)
        def recording(*args: Any, **named: Any) -> Any:
            if self._within:
                return original(*args, **named)
            if len(points) < self._most:
                points.extend(
                    self._params_among(args[position : position + 1] or tuple(named.values()), (*args, *named.values()))
                )
            self._within = True
            try:
                return original(*args, **named)
            finally:
                self._within = False

        return recording

    def _params_among(self, given: tuple[Any, ...], all_given: tuple[Any, ...]) -> list[NDArray[np.float64]]:
        """The first of as many numbers as there are parameters, by whatever name it is passed; [] if none is."""
        for arg in given:
            try:
                numbers = plain(getattr(arg, "_value", arg), self._width)[0].ravel()  # in autograd's box
                if numbers.size == self._width:
                    return [np.append(numbers, sum(map(np.size, all_given)))]
            except Exception:  # the data, or a tape's box around numbers, which may raise anything
                continue
        return []
