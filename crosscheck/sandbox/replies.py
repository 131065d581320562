"""Read a child's reply, of which the judge believes nothing that it can check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from crosscheck.sandbox.inside import wire
from crosscheck.submissions.outcomes import Failed, FailureKind, Loaded, Returned, Visited, Where
from crosscheck.submissions.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

# What a child may tell; nothing of it makes a function right.
BELIEVED: tuple[FailureKind, ...] = (
    "error",
    "memory",
    "missing",
    "not_implemented",
    "package",
    "forbidden",
    "syntax",
)


def loaded(reply: dict[str, Any], seconds: float) -> Loaded:
    """Read the reply to a load that came after so many seconds.

    Raises
    ------
    ProtocolError
        If a part is missing or of another form.
    """
    functions, missing = reply.get("functions"), reply.get("missing")
    remarks, own = reply.get("remarks"), reply.get("own_descent")
    if not (isinstance(functions, dict) and isinstance(missing, dict) and isinstance(remarks, list)):
        raise wire.ProtocolError("a reply does not say what was loaded")
    return Loaded(
        functions={clean(name, 40): clean(_text(state), 40) for name, state in functions.items()},
        missing={clean(name, 40): _failure(why) for name, why in missing.items()},
        remarks=tuple(_remark(remark) for remark in remarks[:100]),
        own_descent=own is True,
        uses=_names_by_name(reply.get("uses")),
        defined=_places(reply.get("defined")),
        seconds=_told_seconds(reply, seconds),
    )


def _names_by_name(told: object) -> dict[str, frozenset[str]]:
    """Read which functions each function uses.

    Raises
    ------
    ProtocolError
        If it is no mapping of names to lists of names.
    """
    if not isinstance(told, dict) or not all(isinstance(names, list) for names in told.values()):
        raise wire.ProtocolError("a reply does not say what uses what")
    return {clean(name, 40): frozenset(clean(_text(one), 40) for one in names[:100]) for name, names in told.items()}


def parts(reply: dict[str, Any], most: int) -> tuple[NDArray[np.float64], ...]:
    """Read the arrays that a descent returned, of at most so many elements together.

    Raises
    ------
    ProtocolError
        If they are missing, or too many.
    """
    n = reply.get("parts")
    if type(n) is not int or not 0 <= n <= most:
        raise wire.ProtocolError("a reply does not say how many arrays came back")
    arrays = wire.unpack_arrays(reply.get("values"), n, most)
    return tuple(array.astype(np.float64, copy=False) for array in arrays)


def visited(reply: dict[str, Any], functions: Iterable[str], width: int, most: int) -> Visited:
    """Read at which parameters, and with how many numbers in all, `width` numbers, a descent asked each of these functions.

    Raises
    ------
    ProtocolError
        If they are missing, too many, or not rows of `width` numbers.
    """
    recorded = reply.get("recorded")
    if not isinstance(recorded, dict):
        raise wire.ProtocolError("a reply lacks the parameters recorded")
    flat = {name: wire.unpack_array(recorded.get(name), most * width) for name in functions}
    if any(points.size % width for points in flat.values()):
        raise wire.ProtocolError(f"the parameters recorded are not rows of {width}")
    return {name: points.astype(np.float64).reshape(-1, width) for name, points in flat.items()}


def returned(
    reply: dict[str, Any], value: NDArray[np.float64], seconds: float, most: int, sizes: Sequence[int]
) -> Returned:
    """Read the circumstances of a value, which came after so many seconds from a call whose arguments had these sizes.

    Raises
    ------
    ProtocolError
        If a part is missing or of another form, larger than allowed, or of an argument that was not given.
    """
    changed, now = reply.get("changed", {}), reply.get("later")
    if not isinstance(changed, dict):
        raise wire.ProtocolError("a value comes without its circumstances")
    indices = {str(index): index for index in range(len(sizes))} if changed else {}
    if not changed.keys() <= indices.keys():
        raise wire.ProtocolError("an argument was changed that was not given")
    return Returned(
        value=value,
        type=clean(_text(reply.get("type")), 80),
        dtype=clean(_text(reply.get("dtype")), 40),
        seconds=_told_seconds(reply, seconds),
        changed={indices[key]: numbers(value, sizes[indices[key]]) for key, value in changed.items()},
        unrounded=clean(_text(reply.get("unrounded", ""))),
        later=None if now is None else numbers(now, most),
    )


def numbers(packed: object, most: int) -> NDArray[np.float64]:
    """Read an array of at most so many elements.

    Raises
    ------
    ProtocolError
        If it is none.
    """
    return wire.unpack_array(packed, most).astype(np.float64, copy=False)


def each(reply: dict[str, Any], seconds: float, most: int, sizes: Sequence[Sequence[int]]) -> list[Returned | Failed]:
    """Read the reply, after so many seconds, to several calls whose arguments had these sizes.

    Raises
    ------
    ProtocolError
        If a part is missing or of another form; if there is not one reply to each call and one value to each that returned.
    """
    told = reply.get("replies")
    if not isinstance(told, list) or len(told) != len(sizes) or not all(isinstance(one, dict) for one in told):
        raise wire.ProtocolError("there is not one reply to each request")
    n_returned = sum("failed" not in one for one in told)
    values = iter(wire.unpack_arrays(reply.get("values"), n_returned, most))
    outcomes: list[Returned | Failed] = []
    for one, of_one in zip(told, sizes, strict=True):
        outcome: Returned | Failed | None = failed(one, seconds)
        if outcome is None:
            outcome = returned(one, next(values).astype(np.float64, copy=False), seconds, most, of_one)
        outcomes.append(outcome)
    return outcomes


def _told_seconds(reply: dict[str, Any], most: float) -> float:
    """Read how many seconds of the processor the child says that it took: at most those until its reply came."""
    told = reply.get("seconds")
    return told if isinstance(told, float) and 0 <= told <= most else most


def failed(reply: dict[str, Any], seconds: float) -> Failed | None:
    """Read why the child could not do as asked, after so many seconds; None if it could."""
    if "failed" not in reply:
        return None
    try:
        return _failure(reply["failed"], _told_seconds(reply, seconds))
    except wire.ProtocolError as problem:
        return Failed("protocol", f"the submission interferes with the judge's protocol: {problem}")


def _failure(told: object, seconds: float = 0.0) -> Failed:
    """Read a failure; kinds that only the judge can observe are not accepted from a child."""
    kind = told.get("kind") if isinstance(told, dict) else None
    if not isinstance(told, dict) or kind not in BELIEVED:
        raise wire.ProtocolError("a failure of no known kind")
    return Failed(
        kind=BELIEVED[BELIEVED.index(kind)],
        message=clean(_text(told.get("message"))),
        exception=clean(_text(told.get("exception")), 80),
        where=_where(told.get("where")),
        within=_name(told.get("within")),
        seconds=seconds,
    )


def _where(told: object) -> Where | None:
    match told:
        case [int(cell), int(line), str(source)] if 0 <= cell < 10**6 and 0 <= line < 10**6:
            return Where(cell, line, clean(source, 200))
    return None


def _places(told: object) -> dict[str, Where]:
    """Read where functions are defined; what is no place is left out."""
    found = {
        clean(name, 40): _where([*place, ""])
        for name, place in (told.items() if isinstance(told, dict) else ())
        if isinstance(place, list)
    }
    return {name: place for name, place in found.items() if place is not None}


def _name(told: object) -> str | None:
    return clean(told, 40) if isinstance(told, str) else None


def _remark(told: object) -> tuple[str, str]:
    match told:
        case [str(kind), str(message)]:
            return clean(kind, 40), clean(message)
    raise wire.ProtocolError("a remark is not a kind and a message")


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise wire.ProtocolError("a text is not a text")
    return told
