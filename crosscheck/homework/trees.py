"""Arguments and answers of any form: dicts and tuples whose leaves are arrays, numbers, text or None, compared by path."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.submissions.errors import clean
from crosscheck.verdict import few, joined

Tree: TypeAlias = Any  # nested dicts and tuples, of arrays, text and None
Numbers: TypeAlias = npt.NDArray[Any]
MOST_TEXT = 1000  # characters of a text that are compared
MORE = (dict, list, tuple, str, type(None))  # types of elements that make a list a tree, not an array
NONE = np.zeros(())  # stands for the expected numbers where there are none


class Leaf(NamedTuple):
    """A part of an expected answer, and the obtained part."""

    path: str  # such as "[1]['W2']"; "" for an answer that is one array or number
    expected: Numbers
    obtained: Numbers | None  # in the expected shape; None if there is no such part, or it has another form
    problem: str = ""  # the reason if `obtained` is None, in words that follow the part's name


def tree(value: object) -> Tree:
    """Return a function's answer as a tree: numbers and lists of numbers become arrays, and other lists tuples.

    Text and keys are in the form in which a submission's answers arrive. Raises TypeError for other values.
    """
    if isinstance(value, dict):
        keys = (int(key) if isinstance(key, int | np.integer) else tree(str(key)) for key in value)
        return dict(zip(keys, map(tree, value.values()), strict=True))
    if isinstance(value, list | tuple) and (not value or any(isinstance(one, MORE) or np.ndim(one) for one in value)):
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


def each(function: Callable[[Any], Any], value: Any) -> Any:
    """Apply a function to all items of dicts, lists and tuples, at any depth."""
    if isinstance(value, dict):
        named = ((key.item() if isinstance(key, np.generic) else key, item) for key, item in value.items())
        return {key: each(function, item) for key, item in named}
    if isinstance(value, list | tuple):
        return type(value)(each(function, item) for item in value)
    return function(value)


def mapped(function: Callable[[Numbers], Any], value: Any) -> Any:
    """Apply a function to each array of floats and to each float, at any depth; the rest is copied as it is."""

    def of_leaf(leaf: Any) -> Any:
        if isinstance(leaf, float):
            return function(np.asarray(leaf))[()]
        if isinstance(leaf, np.ndarray):
            return function(leaf) if leaf.dtype.kind == "f" else leaf.copy()
        return leaf

    return each(of_leaf, value)


def moved(value: Any) -> Any:
    """Return an argument of the same form with other values: floats are halved, and arrays of integers reversed."""
    halved = mapped(lambda array: array / 2, value)
    return each(lambda leaf: leaf[::-1] if np.ndim(leaf) and leaf.dtype.kind == "i" else leaf, halved)


def size(value: Any) -> int:
    """Return how many numbers a tree holds."""
    if isinstance(value, dict | list | tuple):
        return sum(map(size, value.values() if isinstance(value, dict) else value))
    return 0 if value is None else int(np.size(value))


def leaves(value: Tree) -> Iterator[tuple[str, Numbers]]:
    """Yield the arrays of a tree, with their paths."""
    yield from ((leaf.path, leaf.obtained) for leaf in compared(value, value) if leaf.obtained is not None)


def compared(expected: Tree, obtained: Tree, ignored: tuple[str, ...] = (), path: str = "") -> Iterator[Leaf]:
    """Yield each part of an expected answer with the obtained part. Paths that begin with an ignored one are left out.

    Additional keys are not compared. Axes of length 1 may differ as `_shaped` allows.
    """
    wanted = ""
    if path.startswith(ignored):
        return
    if isinstance(expected, dict):
        found = obtained if isinstance(obtained, dict) else {}
        for key, item in expected.items():
            if key in found:
                yield from compared(item, found[key], ignored, f"{path}[{key!r}]")
            elif not f"{path}[{key!r}]".startswith(ignored):
                yield Leaf(path, NONE, None, f"lacks the key {key!r}: it is {described(obtained)}")
    elif isinstance(expected, tuple):
        # An array may stand for a tuple of values of one shape: its rows are the values.
        shape = len(expected), *(getattr(expected[0], "shape", ()) if expected else ())
        rows = isinstance(obtained, np.ndarray) and obtained.shape == shape
        items = tuple(map(np.asarray, obtained)) if rows else obtained
        if isinstance(items, tuple) and len(items) == len(expected):
            for index, pair in enumerate(zip(expected, items, strict=True)):
                yield from compared(*pair, ignored, f"{path}[{index}]")
        else:
            wanted = f"{len(expected)} values"
    elif isinstance(expected, np.ndarray):
        if (numbers := _shaped(obtained, expected)) is not None:
            yield Leaf(path, expected, numbers)
        else:
            wanted = f"shape {expected.shape}" if expected.ndim else "one number"
    elif isinstance(obtained, np.ndarray) or obtained != expected:
        wanted = repr(expected)
    if wanted:
        yield Leaf(path, NONE, None, f"is {described(obtained)}, expected {wanted}")


def _shaped(obtained: Tree, expected: Numbers) -> Numbers | None:
    """Return an answer in the expected shape; None if it differs by more than axes of length 1.

    None also for (N, 1) in place of (N,): together they would broadcast to (N, N).
    """
    if isinstance(obtained, np.ndarray) and obtained.shape == expected.shape:
        return obtained
    with suppress(ValueError):  # raised for parts of different shapes
        array = np.asarray(obtained)
        ends = array.ndim <= expected.ndim or array.shape[array.ndim - expected.ndim :] == expected.shape
        if array.dtype.kind in "fiub" and ends and np.squeeze(array).shape == np.squeeze(expected).shape:
            return array.reshape(expected.shape)
    return None


def described(obtained: Tree) -> str:
    """Describe an answer's type and shape in words."""
    if obtained is None:
        return "None"
    if isinstance(obtained, np.ndarray):
        return f"an array of shape {obtained.shape}" if obtained.ndim else "one number"
    if isinstance(obtained, tuple):
        return f"{len(obtained)} values"
    if isinstance(obtained, dict):
        return f"a dict with {joined(few([*map(repr, obtained)])) if obtained else 'no keys'}"
    return f"{obtained!r}" if isinstance(obtained, str) else f"a {obtained.type}"
