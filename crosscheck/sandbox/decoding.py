"""Read a child's reply. The judge checks all that it can check.

Each function raises `ProtocolError` if a part of the reply is missing, of another form, or larger than it can be.
"""

import itertools
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from operator import methodcaller
from typing import Any, NamedTuple

import numpy as np

from crosscheck.homework.trees import MOST_TEXT
from crosscheck.sandbox.inside import wire
from crosscheck.sandbox.inside.answers import DEEPEST
from crosscheck.sandbox.inside.calling import Numbers
from crosscheck.sandbox.inside.failure import MOST_NAME, MOST_SOURCE
from crosscheck.submissions.errors import clean
from crosscheck.submissions.outcomes import (
    Answered,
    Calls,
    Failed,
    FailureKind,
    Loaded,
    Outcome,
    Returned,
    Visited,
    Wanted,
    Where,
    reread,
)

# The kinds of failure that a child may report. None of them makes a function right.
BELIEVED: tuple[FailureKind, ...] = ("error", "memory", "missing", "not_implemented", "package", "forbidden", "syntax")
MOST_KIND = 40  # characters of a remark's kind
MOST_REMARKS = 5
MOST_KEY = 2**63  # the bound of whole numbers that are keys of an answer's dicts


def loaded(reply: wire.Message, seconds: float, wanted: Wanted, told: wire.Message) -> Loaded:
    """Read the reply to a load, which came after so many seconds. `told` is the report on the text from before it."""
    remarks, defined = reply.get("remarks"), reply.get("defined")
    if not (isinstance(remarks, list) and isinstance(defined, list)):
        raise wire.ProtocolError("a reply does not say what was loaded")
    return Loaded(
        remarks=tuple(_remark(remark) for remark in remarks[:MOST_REMARKS]),
        descent=told["descent"] or ("own" if wanted.descent in defined else ""),
        uses={name: frozenset(others) for name, others in told["uses"].items()},
        defined={name: Where(cell, line, "") for name, (cell, line) in told["defined"].items()},
        seconds=_seconds(reply.get("seconds"), seconds),
        flat=told["flat"],
        more=told["more"],
    )


def failed(reply: object, seconds: float, functions: Collection[str]) -> Failed | None:
    """Read why the child could not do as asked, after so many seconds, for these functions; None if it could."""
    if not isinstance(reply, dict):
        raise wire.ProtocolError("a reply is neither a failure nor a value")
    if "failed" not in reply:
        return None
    return replace(_failure(reply["failed"], functions), seconds=_seconds(reply.get("seconds"), seconds))


def each(reply: wire.Message, seconds: float, most: int, calls: Calls, functions: Collection[str]) -> list[Outcome]:
    """Read the reply, after so many seconds, to several calls.

    There must be one reply to each call, a second one to those that have changed `later`, and one value of at most so
    many elements to each that returned. Equal replies are told once.
    """
    which, different, later = reply.get("each"), reply.get("different"), reply.get("later")
    n = len(calls)
    if not isinstance(later, list) or len(later) > n or not all(type(i) is int and 0 <= i < n for i in later):
        raise wire.ProtocolError("a value has changed that was not returned")
    calls = [*calls, *(calls[i] for i in later)]
    if not isinstance(which, list) or len(which) != len(calls) or set(map(type, which)) - {int}:
        raise wire.ProtocolError("there is not one reply to each request")
    if not isinstance(different, list) or not 0 <= min(which) <= max(which) < len(different):
        raise wire.ProtocolError("there is not one reply to each request")
    told = [failed(one, 0.0, functions) or _circumstances(one) for one in different]
    claimed = _numbers(reply.get("seconds"), len(calls)).reshape(-1)
    if len(claimed) != len(calls):
        raise wire.ProtocolError("there are not the seconds of each request")
    ends = np.minimum(np.cumsum(np.where(claimed >= 0, claimed, seconds)), seconds)  # none takes longer than all
    took = [end - begin for begin, end in itertools.pairwise([0.0, *ends.tolist()])]
    rows = [told[i] for i in which]
    n_values = list(map(type, rows)).count(Circumstances)
    values = map(
        methodcaller("astype", np.float64, copy=False), wire.unpack_arrays(reply.get("values"), n_values, most)
    )
    outcomes = [
        replace(row, seconds=its)
        if isinstance(row, Failed)
        else Returned(next(values), row.type, row.dtype, its, _changed(args, row) if row.changed else {}, row.unrounded)
        for row, its, args in zip(rows, took, calls, strict=True)
    ]
    for i, again in zip(later, outcomes[n:], strict=True):
        outcomes[i] = reread(outcomes[i], again)
    return outcomes[:n]


class Circumstances(NamedTuple):
    """What a reply tells of a returned value, beside its numbers."""

    type: str
    dtype: str
    unrounded: bool
    changed: list[object]  # the index and the numbers of each argument that the call changed


def _circumstances(reply: wire.Message) -> Circumstances:
    match reply.get("returned"):
        case [str(kind), str(dtype), bool(unrounded), list(changed)]:
            return Circumstances(_line(kind, MOST_NAME), _line(dtype, MOST_NAME), unrounded, changed)
    raise wire.ProtocolError("a value comes without its circumstances")


def _changed(args: Sequence[Any], told: Circumstances) -> dict[int, Numbers]:
    return dict(map(partial(_argument, args), told.changed))


def _argument(args: Sequence[Any], told: object) -> tuple[int, Numbers]:
    """Read the index of an argument that a call changed, and its numbers after the call."""
    match told:
        case [int(index), numbers] if 0 <= index < len(args):
            return index, _numbers(numbers, np.size(args[index]))
    raise wire.ProtocolError("an argument was changed that was not given")


def traced(
    reply: wire.Message, seconds: float, most: int, args: Sequence[object], functions: Iterable[str], width: int
) -> tuple[Returned, Visited]:
    """Read the reply to a descent: what it returned and changed, and where it asked these functions.

    The returned arrays have at most `most` elements together. For each function there are at most `most` rows of
    `width` numbers.
    """
    n, recorded = reply.get("parts"), reply.get("recorded")
    if type(n) is not int or not 0 <= n <= most or not isinstance(recorded, dict):
        raise wire.ProtocolError("a reply does not say what a descent returned, or where it asked")
    values = wire.unpack_arrays(reply.get("values"), n, most)
    parts = tuple(value.astype(np.float64, copy=False) for value in values if value.size)
    if sum(part.size for part in parts) > most:
        raise wire.ProtocolError("a descent returned more than it may")
    flat = {name: _numbers(recorded.get(name), most * width) for name in functions}
    if any(points.size % width for points in flat.values()):
        raise wire.ProtocolError(f"the parameters recorded are not rows of {width}")
    if not all((points.reshape(-1, width)[:, -1] >= 0).all() for points in flat.values()):  # NaN is no size
        raise wire.ProtocolError("what is recorded has no size")
    value, took = parts[0] if len(parts) == 1 else np.empty(0), _seconds(reply.get("seconds"), seconds)
    told = _circumstances(reply)
    outcome = Returned(value, told.type, told.dtype, took, _changed(args, told), told.unrounded, parts=parts)
    return outcome, {name: points.reshape(-1, width) for name, points in flat.items()}


def answered(reply: wire.Message, seconds: float, most: int, n_arguments: int) -> Answered:
    """Read an answer of at most so many numbers and containers, from a call of so many arguments."""
    left = most

    def read(told: object, depth: int) -> object:
        nonlocal left
        left -= 1
        if left < 0 or depth == 0 or not isinstance(told, dict):
            raise wire.ProtocolError("an answer is larger than it may be, or of no form that is written here")
        match told:
            case {"as it is": None | str() as value}:
                return value if value is None else clean(value[:MOST_TEXT], MOST_TEXT)
            case {"other": str(name)}:
                return wire.Other(_line(name, MOST_NAME))
            case {"tuple": list(items)}:
                return tuple(read(item, depth - 1) for item in items)
            case {"dict": list(pairs)}:
                return dict(read_pair(pair, depth - 1) for pair in pairs)
        array = wire.unpack_array(told, left)
        left -= array.size
        return array.astype(np.float64, copy=False)

    def read_pair(told: object, depth: int) -> tuple[int | str, object]:
        match told:
            case [{"as it is": str() as key}, value]:
                return clean(key, MOST_TEXT), read(value, depth)
            case [{"as it is": int() as key}, value] if abs(key) < MOST_KEY:
                return key, read(value, depth)
        raise wire.ProtocolError("an answer has a key that is neither text nor a whole number")

    changed = reply.get("changed")
    if not isinstance(changed, list) or not all(type(i) is int and 0 <= i < n_arguments for i in changed):
        raise wire.ProtocolError("an argument was changed that was not given")
    value, took = read(reply.get("answer"), DEEPEST), _seconds(reply.get("seconds"), seconds)
    return Answered(value, frozenset(changed), took, reply.get("overwritten") is True)


def _numbers(packed: object, most: int) -> Numbers:
    return wire.unpack_array(packed, most).astype(np.float64, copy=False)


def _seconds(told: object, most: float) -> float:
    """Read how much processor time the child says it took: at most the time until its reply came."""
    return told if isinstance(told, float) and 0 <= told <= most else most


def _failure(told: object, functions: Collection[str]) -> Failed:
    """Read a failure; kinds that only the judge can observe are not accepted from a child."""
    match told:
        case [str(kind), str(message), str(exception), where, within] if kind in BELIEVED:
            return Failed(
                kind=BELIEVED[BELIEVED.index(kind)],
                message=_line(message),
                exception=_line(exception, MOST_NAME),
                where=_where(where),
                within=next((name for name in functions if name == within), None),
            )
    raise wire.ProtocolError("a failure of no known kind")


def _where(told: object) -> Where | None:
    match told:
        case [int(cell), int(line), str(source)] if 0 <= cell < 10**6 and 0 <= line < 10**6:
            return Where(cell, line, _line(source, MOST_SOURCE))
    return None


def _remark(told: object) -> tuple[str, str]:
    match told:
        case [str(kind), str(message)]:
            return _line(kind, MOST_KIND), _line(message)
    raise wire.ProtocolError("a remark is not a kind and a message")


def _line(told: str, *most: int) -> str:
    """Return a text in one line: it may be printed where lines begin."""
    return " ".join(clean(told, *most).split())
