"""Arguments and answers of any form: dicts and tuples whose leaves are arrays, numbers, text or None, compared by path."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.submissions.errors import clean

Tree: TypeAlias = Any  # nested dicts and tuples, of arrays, text and None
Numbers: TypeAlias = npt.NDArray[Any]
MOST_LISTED = 6  # names that a message lists
MOST_TEXT = 1000  # characters of a text that are compared
NOTHING = "None"


@dataclass(frozen=True)
class Leaf:
    """A part of an expected answer, beside what was obtained there."""

    path: str  # such as "[1]['W2']"; "" for an answer that is one array or number
    expected: Numbers
    obtained: Numbers | None  # in the expected shape; None where there is no such part
    problem: str = ""  # then why, to follow what it is


def tree(value: object) -> Tree:
    """Return what a function of NumPy returned as a tree: numbers and regular lists of them become arrays.

    Text is as it comes back from a submission, and so are keys: whole numbers and text.
    """
    if isinstance(value, dict):
        return {
            int(key) if isinstance(key, int | np.integer) else tree(str(key)): tree(item) for key, item in value.items()
        }
    if isinstance(value, list | tuple) and (not value or any(map(_holds_more, value))):
        return tuple(map(tree, value))
    if value is None or isinstance(value, str):
        return value if value is None else clean(value[:MOST_TEXT], MOST_TEXT)
    array = np.asarray(value)
    if array.dtype.kind == "O":  # numbers of another library, such as mpmath's
        with suppress(TypeError, ValueError):
            array = array.astype(np.longdouble)
    if array.dtype.kind not in "fiub":
        what = f"{type(value).__name__} of {array.dtype}"
        raise TypeError(f"an answer holds a {what}; real numbers, text and None are compared")
    return array.astype(np.int64) if array.dtype == bool else array


def _holds_more(item: object) -> bool:
    return item is None or isinstance(item, dict | list | tuple | str) or np.ndim(item) > 0  # type: ignore[arg-type]


def each(function: Callable[[Any], Any], value: Any) -> Any:
    """Apply a function to all that dicts, lists and tuples hold, wherever it stands."""
    if isinstance(value, dict):
        named = ((key.item() if isinstance(key, np.generic) else key, item) for key, item in value.items())
        return {key: each(function, item) for key, item in named}
    if isinstance(value, list | tuple):
        return type(value)(each(function, item) for item in value)
    return function(value)


def mapped(function: Callable[[Numbers], Any], value: Any) -> Any:
    """Apply a function to each array of floats, and to each float, wherever it stands; the rest is copied as it is."""

    def of_leaf(leaf: Any) -> Any:
        if isinstance(leaf, float):
            return function(np.asarray(leaf))[()]
        if isinstance(leaf, np.ndarray):
            return function(leaf) if leaf.dtype.kind == "f" else leaf.copy()
        return leaf

    return each(of_leaf, value)


def moved(value: Any) -> Any:
    """Return another argument of the same form: floats are halved, and arrays of whole numbers turned round."""

    def turned(leaf: Any) -> Any:
        return leaf[::-1].copy() if isinstance(leaf, np.ndarray) and leaf.dtype.kind == "i" and leaf.ndim else leaf

    return mapped(lambda array: array / 2, each(turned, value))


def size(value: Any) -> int:
    """Return how many numbers a tree holds."""
    if isinstance(value, dict | list | tuple):
        return sum(map(size, value.values() if isinstance(value, dict) else value))
    return 0 if value is None else int(np.size(value))


def leaves(expected: Tree, path: str = "") -> Iterator[tuple[str, Numbers]]:
    """Yield the arrays of a tree, with their paths."""
    if isinstance(expected, dict):
        for key, item in expected.items():
            yield from leaves(item, f"{path}[{key!r}]")
    elif isinstance(expected, tuple):
        for index, item in enumerate(expected):
            yield from leaves(item, f"{path}[{index}]")
    elif isinstance(expected, np.ndarray):
        yield path, expected


def compared(expected: Tree, obtained: Tree, ignored: tuple[str, ...] = (), path: str = "") -> Iterator[Leaf]:
    """Yield each part of an expected answer beside what was obtained there; paths that begin as an ignored one are left out.

    Keys beyond those expected do not count, nor do axes of length 1, as far as `_fits` says.
    """
    if path.startswith(ignored):
        return
    if isinstance(expected, dict):
        found = obtained if isinstance(obtained, dict) else {}
        for key, item in expected.items():
            if key in found:
                yield from compared(item, found[key], ignored, f"{path}[{key!r}]")
            elif not f"{path}[{key!r}]".startswith(ignored):
                yield _missing(path, f"lacks the key {key!r}: it is {described(obtained)}")
    elif isinstance(expected, tuple):
        items = obtained if isinstance(obtained, tuple) else _rows(expected, obtained)
        if len(items) != len(expected):
            yield _missing(path, f"is {described(obtained)}, expected {len(expected)} values")
        else:
            for index, pair in enumerate(zip(expected, items, strict=True)):
                yield from compared(*pair, ignored, f"{path}[{index}]")
    elif isinstance(expected, np.ndarray):
        yield _of_array(path, expected, obtained)
    elif isinstance(obtained, np.ndarray) or obtained != expected:
        yield _missing(path, f"is {described(obtained)}, expected {expected!r}")


def _rows(expected: tuple[Tree, ...], obtained: Tree) -> tuple[Tree, ...]:
    """Return the rows of an array that stands for several values of one shape."""
    shapes = [np.shape(one) if isinstance(one, np.ndarray) else None for one in expected]
    fits = isinstance(obtained, np.ndarray) and obtained.shape == (len(expected), *(shapes[0] or ()))
    return tuple(obtained) if fits else ()


def _of_array(path: str, expected: Numbers, obtained: Tree) -> Leaf:
    numbers = stacked(obtained)
    if numbers is None or not _fits(numbers.shape, expected.shape):
        what = "one number" if expected.ndim == 0 else f"shape {expected.shape}"
        return Leaf(path, expected, None, f"is {described(obtained)}, expected {what}")
    return Leaf(path, expected, numbers.reshape(expected.shape))


def _fits(shape: tuple[int, ...], expected: tuple[int, ...]) -> bool:
    """Return whether shapes differ by axes of length 1 alone, and not as (N, 1) for (N,), which broadcast to (N, N)."""
    alike = [n for n in shape if n != 1] == [n for n in expected if n != 1]
    return alike and (len(shape) <= len(expected) or shape[len(shape) - len(expected) :] == expected)


def stacked(obtained: Tree) -> Numbers | None:
    """Return an answer as one array, as far as it is regular."""
    if isinstance(obtained, tuple):
        if not obtained:
            return np.zeros(0)
        items = [item for item in map(stacked, obtained) if item is not None]
        regular = len(items) == len(obtained) > 0 and len({item.shape for item in items}) == 1
        return np.stack(items) if regular else None
    return obtained if isinstance(obtained, np.ndarray) else None


def described(obtained: Tree) -> str:
    """Return what an answer is, in words."""
    if obtained is None:
        return NOTHING
    if isinstance(obtained, np.ndarray):
        return f"an array of shape {obtained.shape}" if obtained.ndim else "one number"
    if isinstance(obtained, tuple):
        return f"{len(obtained)} values"
    if isinstance(obtained, dict):
        return f"a dict with {_listed(obtained) or 'no keys'}"
    return f"{obtained!r}" if isinstance(obtained, str) else f"a {obtained.type}"


def _missing(path: str, problem: str) -> Leaf:
    return Leaf(path, np.zeros(()), None, problem)


def _listed(names: Any) -> str:
    listed, more = ", ".join(list(map(repr, names))[:MOST_LISTED]), len(names) - MOST_LISTED
    return f"{listed} and {more} more" if more > 0 else listed
