"""Call a submission's function, in the sandbox and in a student's notebook: once, again, or watched."""

import copy
import functools
import inspect
import itertools
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from time import process_time, thread_time
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from . import wire
from .answers import NotNumeric, plain, tree

DEEPEST = 4  # containers within each other, in what a descent returns
PLAIN = ("__main__", "types")  # modules of classes whose attributes are read: the submission's, and SimpleNamespace


Numbers: TypeAlias = NDArray[np.float64]


class Called(NamedTuple):
    """A returned value, the arguments of its call, and their numbers before it."""

    value: object
    args: Sequence[object]
    before: Sequence[Numbers]

    def changed(self) -> dict[int, Numbers]:
        """Return, by index, the numbers of each argument that has changed since before the call."""
        pairs = enumerate(zip(self.args, self.before, strict=True))
        each = ((i, was, _numbers_after(arg, was.size)) for i, (arg, was) in pairs if not _is_array_of(arg, was))
        return {i: now for i, was, now in each if not _is_array_of(now, was)}


def processor_seconds() -> float:
    """Return the processor time of this process."""
    thread_time()  # if processor time is limited, Linux updates it only every 1 to 10 ms unless asked like this
    return process_time()


def call(function: Callable[..., object], args: Sequence[object]) -> Called:
    """Call a function; whatever it raises is the caller's to catch."""
    before = [np.array(arg, dtype=np.float64) for arg in args]
    return Called(function(*args), args, before)


def answered(
    function: Callable[..., object], calls: Sequence[Sequence[object]], most: int, times: int = 1
) -> tuple[object, list[int], bool]:
    """Call a function with arguments of any form. Return a copy of its answer, and the indices of changed arguments.

    Also return whether a call overwrote an array that the call before it had returned.

    The calls share their objects: the numbers of each of `calls` are written into those of the one before. The last is
    made `times` times. Its last answer counts. NotNumeric if that holds more than ``most`` numbers and containers.
    """
    (*earlier, args), overwritten = calls, False
    for others in earlier:
        with suppress(Exception):  # these arguments are made up; it may not accept them
            value = function(*others)
            was = _bytes(tree(value, most))
            function(*copy.deepcopy(args))
            overwritten |= _bytes(tree(value, most)) != was
        args = [_written_into(old, new) for old, new in zip(others, args, strict=True)]
    before = list(map(_bytes, args))
    for _ in range(times):
        answer = tree(function(*args), most)
    changed = [index for index, (was, arg) in enumerate(zip(before, args, strict=True)) if _bytes(arg) != was]
    return answer, changed, overwritten


def _bytes(arg: object) -> bytes:
    """Return bytes that differ if an argument has changed."""
    with suppress(TypeError):  # it may hold a value that cannot be sent
        return wire.frame({"": wire.pack(arg)})
    return b""


def changes(calls: Sequence[Sequence[object]]) -> list[wire.Message]:
    """Return, for each call but the first, the arguments that differ from the call before: by index, and packed."""
    packed = [[*map(wire.pack, args)] for args in calls]
    pairs = (enumerate(zip(*both, strict=True)) for both in itertools.pairwise(packed))
    return [{str(index): new for index, (old, new) in pair if old != new} for pair in pairs]


def overwritten(args: Sequence[object], new: wire.Message) -> list[object]:
    """Return the arguments, with the numbers of `new`, as `changes` returns it, written into their arrays and lists.

    An argument that cannot hold the new numbers is replaced: a plain number, or an array whose shape or flags a call
    has changed. An argument that is not in `new` stays as the calls before have left it.
    """
    packed = ((arg, new.get(str(index))) for index, arg in enumerate(args))
    return [arg if one is None else _written_into(arg, wire.unpack(one)) for arg, one in packed]


def _written_into(arg: object, value: object) -> object:
    if type(arg) is list and type(value) is list:
        arg[:] = value
        return arg
    if type(arg) is dict and type(value) is dict and arg.keys() == value.keys():
        arg.update({key: _written_into(arg[key], value[key]) for key in value})
        return arg
    if not isinstance(arg, np.ndarray) or not isinstance(value, np.ndarray):
        return value
    if (arg.dtype, arg.shape, arg.flags.writeable) != (value.dtype, value.shape, True):
        return value
    arg[...] = value
    return arg


def unrounded(value: object) -> bool:
    """Return whether ``np.round(value, 3)``, with which the homework's asserts begin, raises."""
    if type(value) in (float, np.float64) or (type(value) is np.ndarray and value.dtype == np.float64):
        return False
    with suppress(Exception, SystemExit), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        np.round(value, 3)  # type: ignore[call-overload]
        return False
    return True


def _is_array_of(value: object, numbers: Numbers) -> bool:
    """Return whether a value is an array of these bits that can be changed: NaN equals itself, 0 and -0 differ."""
    if type(value) is not np.ndarray or not value.flags.writeable:
        return False
    return (value.dtype, value.shape) == (numbers.dtype, numbers.shape) and value.tobytes() == numbers.tobytes()


def _numbers_after(value: object, most: int) -> Numbers:
    """Return the numbers of an argument after a call, or NaN if it no longer holds numbers that can be changed."""
    if type(value) is np.ndarray and not value.flags.writeable:  # then `params -= ..` fails
        return np.full((), np.nan)
    with suppress(NotNumeric, TypeError):
        return plain(value, most)[0]
    return np.full((), np.nan)


# A descent: at which parameters it asks other functions, such as the loss, and what numbers it returns.


def numbers_in(value: Any, most: int, depth: int = DEEPEST) -> list[Numbers]:
    """Return the arrays of numbers in a value: itself, or the items of any container; `most` elements at most."""
    found: list[Numbers] = []
    with suppress(Exception):  # None, text, or a container, which may raise anything
        return [plain(value, most)[0]]
    if type(value).__module__ in PLAIN and not hasattr(value, "__iter__"):
        names = [*getattr(value, "__dict__", ()), *getattr(type(value), "__slots__", ())]
        value = [getattr(value, name, None) for name in names]
    value = value.values() if isinstance(value, dict) else value
    if depth and not isinstance(value, (str, bytes)) and hasattr(value, "__iter__"):
        items = list(itertools.islice(value, most))
        for item in [items] if not isinstance(value, (list, tuple)) else items:
            found += numbers_in(item, most - sum(map(np.size, found)), depth - 1)
    return [one for one in found if one.size]


@contextmanager
def watching(
    namespace: dict[str, Any], recorded: Mapping[str, int], width: int, most: int
) -> Iterator[dict[str, list[Numbers]]]:
    """Replace functions of a namespace by recorders, under all names that they have there.

    `recorded` maps the name of each function to the position of the parameters among its arguments. `width` is the
    number of parameters. Yields a list for each function. Each call adds a row of ``width + 1`` numbers: the
    parameters, and how many numbers all arguments hold. Equal rows in succession are kept once, `most` rows at most.
    """
    told: dict[str, list[Numbers]] = {name: [] for name in recorded}
    within = False  # calls within a recorded call are not the descent's own, as the losses of a numerical gradient

    def recording(points: list[Numbers], position: int, original: Any) -> Callable[..., Any]:
        @functools.wraps(original)
        def recorder(*args: Any, **named: Any) -> Any:
            nonlocal within
            if within:
                return original(*args, **named)
            if len(points) < most:
                given = _positional(original, args, named)[position : position + 1] or tuple(named.values())
                size = sum(map(np.size, (*args, *named.values())))
                asked = (np.append(params, size) for params in _params_among(given, width))
                points.extend(one for one in asked if not points or not np.array_equal(one, points[-1]))
            within = True
            try:
                return original(*args, **named)
            finally:
                within = False

        return recorder

    bound = {name: value for name, value in namespace.items() if callable(value)}
    watched = {name: one for name, value in bound.items() for one in recorded if value is bound.get(one)}
    for name, one in watched.items():
        namespace[name] = recording(told[one], recorded[one], bound[name])
    try:
        yield told
    finally:
        namespace.update({name: bound[name] for name in watched})


def _positional(function: Any, args: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """Return the arguments of a call in the order of the function's signature; `args` if it has none that fits."""
    with suppress(Exception, SystemExit):  # a signature may be the submission's own object
        return inspect.signature(function).bind(*args, **named).args
    return args


def _params_among(given: Sequence[Any], width: int) -> list[Numbers]:
    """Return a list of the first argument with as many numbers as there are parameters; [] if there is none."""
    for arg in given:
        with suppress(Exception):  # the data, or a tape's box around numbers, which may raise anything
            numbers = plain(getattr(arg, "_value", arg), width)[0].ravel()  # in autograd's box
            if numbers.size == width:
                return [numbers]
    return []
