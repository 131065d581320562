"""At which parameters a descent asks other functions, such as the loss, and what numbers it returns."""

from __future__ import annotations

import functools
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from .answers import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

DEEPEST = 4  # containers within each other
PLAIN = ("submission", "types")  # modules of objects whose attributes are looked at: its own, and SimpleNamespace


def numbers_in(value: Any, most: int, depth: int = DEEPEST) -> list[NDArray[np.float64]]:
    """Return the arrays of numbers in a value, at most so many elements: itself, or its items, whatever holds them."""
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


@contextmanager
def watching(
    namespace: dict[str, Any], recorded: Mapping[str, int], width: int, most: int
) -> Iterator[dict[str, list[NDArray[np.float64]]]]:
    """Replace functions of a namespace by recorders, under all names that they have there.

    Parameters
    ----------
    namespace : dict
    recorded : mapping of str to int
        The functions, each with the position of the parameters among its arguments.
    width : int
        How many numbers the parameters are.
    most : int
        How many sets of parameters are kept for each function.

    Yields
    ------
    dict of lists
        For each function and call: the parameters, and how many numbers all arguments hold, ``width + 1`` numbers.
    """
    asked: dict[str, list[NDArray[np.float64]]] = {name: [] for name in recorded}
    within = False  # what a gradient by differences asks of the loss is not the descent's own question

    def recording(points: list[NDArray[np.float64]], position: int, original: Any) -> Callable[..., Any]:
        @functools.wraps(original)
        def recorder(*args: Any, **named: Any) -> Any:
            nonlocal within
            if within:
                return original(*args, **named)
            if len(points) < most:
                given = args[position : position + 1] or tuple(named.values())
                size = sum(map(np.size, (*args, *named.values())))
                points.extend(np.append(params, size) for params in _params_among(given, width))
            within = True
            try:
                return original(*args, **named)
            finally:
                within = False

        return recorder

    originals = {
        name: (traced, bound)
        for name, bound in namespace.items()
        for traced in recorded
        if callable(bound) and bound is namespace.get(traced)
    }
    for name, (traced, bound) in originals.items():
        namespace[name] = recording(asked[traced], recorded[traced], bound)
    try:
        yield asked
    finally:
        namespace.update({name: bound for name, (_, bound) in originals.items()})


def _params_among(given: Sequence[Any], width: int) -> list[NDArray[np.float64]]:
    """The first of as many numbers as there are parameters, by whatever name it is passed; [] if none is."""
    for arg in given:
        try:
            numbers = plain(getattr(arg, "_value", arg), width)[0].ravel()  # in autograd's box
            if numbers.size == width:
                return [numbers]
        except Exception:  # the data, or a tape's box around numbers, which may raise anything
            continue
    return []
