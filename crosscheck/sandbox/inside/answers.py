"""Convert what a submission returned to a plain float64 array, or say in one sentence why it cannot be converted.

A hostile object may lie, loop or raise here: that happens in its own process, within the call's deadline.
"""

import itertools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .wire import Other, exceeds

DEEPEST = 8  # containers within each other; no homework asks for values of as many axes


class NotNumeric(Exception):  # noqa: N818 - reads as what it says
    """The value cannot be read as real numbers."""


def type_name(value: object) -> str:
    """Return the name of a value's real type, without using the value itself, except a tensor's `requires_grad`."""
    kind = type(value)
    if kind.__module__ == "torch" and getattr(value, "requires_grad", False) is True:
        return "Tensor that requires grad"
    name = str(type.__dict__["__name__"].__get__(kind))
    if issubclass(kind, np.ndarray) and kind is not np.ndarray:
        return f"ndarray subclass {name}"
    return name


def plain(value: object, most: int) -> tuple[NDArray[np.float64], str]:
    """Copy a value of at most ``most`` elements to float64; return that and its dtype's name ("" if it has none).

    NotNumeric if it is too large, not real, or no number at all.
    """
    if isinstance(value, np.ndarray) and type(value) is not np.ndarray:
        if isinstance(value, np.ma.MaskedArray) and value.mask.any():  # NumPy imports `ma` once it is named
            value = np.ma.filled(value.astype(np.float64), np.nan)  # masked entries are no numbers
        value = value + 0  # what its user gets, whatever its memory holds
    if isinstance(value, (np.ndarray, np.generic, complex)):
        return _from_array(np.asarray(value), most)
    if isinstance(value, (list, tuple)):
        try:
            regular = np.array(value)
        except ValueError:
            kind, n = "tuple" if isinstance(value, tuple) else "list", len(value)
            parts = f"of {n} parts that differ in shape" if n > 1 else "whose parts differ in shape"
            raise NotNumeric(f"is a {kind} {parts}") from None
        return _from_array(regular, most)[0], ""
    return _from_stranger(value, most)


def tree(value: object, most: int) -> object:
    """Copy an answer: dicts, lists and tuples, with arrays, text and None in them. Anything else becomes an `Other`.

    NotNumeric if it holds more than ``most`` numbers and containers, or is nested more than `DEEPEST` deep.
    """
    left = most

    def copied(value: object, depth: int) -> object:
        nonlocal left
        left -= 1
        if left < 0 or depth == 0:
            raise NotNumeric(f"has more than {most} elements, or is nested more than {DEEPEST} deep")
        if isinstance(value, dict):
            pairs = list(itertools.islice(dict.items(value), left + 1))
            return {
                int(key) if isinstance(key, (int, np.integer)) else str(key): copied(item, depth - 1)
                for key, item in pairs
            }
        if isinstance(value, (list, tuple)):
            items = list(itertools.islice(value, left + 1))
            # An item that is not a single number has a length.
            if not items or any(item is None or hasattr(type(item), "__len__") for item in items):
                return tuple(copied(item, depth - 1) for item in items)
        if value is None or isinstance(value, str):
            return value if value is None else str.__str__(value)
        try:
            numbers = plain(value, left)[0]
        except (NotNumeric, TypeError):
            if isinstance(value, np.ndarray):
                raise
            return Other(type_name(value))
        left -= numbers.size
        return numbers

    return copied(value, DEEPEST)


def _from_array(array: NDArray[Any], most: int) -> tuple[NDArray[np.float64], str]:
    """Check the size before anything is copied: a broadcast view of 10^9 elements takes no memory itself."""
    if exceeds(array.shape, most):
        raise NotNumeric(f"has shape {array.shape}; at most {most} elements were expected")
    if array.dtype == np.float64:  # the usual case, for which `name` takes longer than all the rest
        return array.astype(np.float64), "float64"
    if array.dtype.kind == "c":
        if np.any(array.imag != 0):
            raise NotNumeric("is complex, with an imaginary part that is not zero")
        return np.array(array.real, dtype=np.float64), array.dtype.name
    if array.dtype.kind == "O":
        numbers = [float(_number(item)) for item in array.ravel()]
        return np.array(numbers, dtype=np.float64).reshape(array.shape), "object"
    if array.dtype.kind not in "fiub":
        raise NotNumeric(f"is an array of {array.dtype.name}, not of numbers")
    return array.astype(np.float64), array.dtype.name


def _from_stranger(value: Any, most: int) -> tuple[NDArray[np.float64], str]:
    """Convert a tensor, a data frame, or another object with numbers."""
    if type(value).__module__.partition(".")[0] == "torch" and hasattr(value, "detach"):
        if value.numel() > most:
            raise NotNumeric(f"has {value.numel()} elements; at most {most} were expected")
        return _from_array(value.detach().cpu().numpy(), most)
    if hasattr(type(value), "__array__"):
        return _from_array(np.asarray(value), most)
    return np.array(float(_number(value))), ""


def _number(item: Any) -> Any:
    if isinstance(item, (str, bytes)) or not hasattr(type(item), "__float__"):
        raise NotNumeric(f"is or holds a {type_name(item)}, which is not a number")
    return item
