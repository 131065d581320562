"""In the lines of which of the homework's functions something was raised."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import FrameType, FunctionType

LAYERS = 8  # decorators and partials about one function that are looked through


def whose(frames: Sequence[FrameType], functions: Mapping[str, object]) -> str | None:
    """Return the innermost of the functions that is among the frames, those of its helpers counted for it.

    Parameters
    ----------
    frames : sequence
        From the outermost to the innermost.
    functions : mapping
        The functions by name, decorated or not.

    Returns
    -------
    str or None
        None if there is none, or if the frame may be of more than one.
    """
    plain = {name: list(_layers(function)) for name, function in functions.items()}
    for frame in reversed(frames):
        names = [name for name, layers in plain.items() if any(_is_frame_of(frame, layer) for layer in layers)]
        if names:
            return names[0] if len(names) == 1 else None
    return None


def _layers(function: object) -> Iterator[FunctionType]:
    """Yield the plain functions that a function is made of: itself, what it wraps, a method's, a callable object's."""
    for _ in range(LAYERS):
        if isinstance(function, functools.partial):
            function = function.func
        function = getattr(function, "__func__", function)
        if hasattr(function, "__code__"):
            yield function  # type: ignore[misc]
        elif callable(function) and hasattr(method := type(function).__call__, "__code__"):
            yield method  # type: ignore[misc]
        if not hasattr(function, "__wrapped__"):
            return
        function = function.__wrapped__


def _is_frame_of(frame: FrameType, function: FunctionType) -> bool:
    """Whether a frame is a call of this function: functions that one factory has made share their code, not what they hold."""
    if frame.f_code is not function.__code__:
        return False
    names, cells = frame.f_code.co_freevars, function.__closure__ or ()
    return all(_holds(frame, name, cell) for name, cell in zip(names, cells, strict=True))


def _holds(frame: FrameType, name: str, cell: object) -> bool:
    try:
        return frame.f_locals[name] is cell.cell_contents  # type: ignore[attr-defined]
    except (KeyError, ValueError):  # an empty cell
        return name not in frame.f_locals
