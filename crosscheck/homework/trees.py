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
MORE = (dict, list, tuple, str, type(None))  # types that no array of numbers holds
NONE = np.zeros(())


class Leaf(NamedTuple):
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
    """Return another argument of the same form: floats are halved, and arrays of integers reversed."""
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
    """Yield each part of an expected answer beside the obtained part; paths that begin with an ignored one are left out.

    Keys beyond those expected do not count, nor do axes of length 1, as far as `_shaped` says.
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
        # Rows of an array stand for several values of one shape.
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
    """Return an answer in an expected shape; None if it differs by more than axes of length 1, or as (N, 1) from (N,).

    These would broadcast to (N, N).
    """
    if isinstance(obtained, np.ndarray) and obtained.shape == expected.shape:
        return obtained
    with suppress(ValueError):  # of parts of several shapes
        array = np.asarray(obtained)
        ends = array.ndim <= expected.ndim or array.shape[array.ndim - expected.ndim :] == expected.shape
        if array.dtype.kind in "fiub" and ends and np.squeeze(array).shape == np.squeeze(expected).shape:
            return array.reshape(expected.shape)
    return None


def described(obtained: Tree) -> str:
    """Return what an answer is, in words."""
    if obtained is None:
        return "None"
    if isinstance(obtained, np.ndarray):
        return f"an array of shape {obtained.shape}" if obtained.ndim else "one number"
    if isinstance(obtained, tuple):
        return f"{len(obtained)} values"
    if isinstance(obtained, dict):
        return f"a dict with {joined(few([*map(repr, obtained)])) if obtained else 'no keys'}"
    return f"{obtained!r}" if isinstance(obtained, str) else f"a {obtained.type}"
