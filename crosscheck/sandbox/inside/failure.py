"""Why a function brings no value, as one sentence and where."""

from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["error", "memory", "missing", "not_implemented", "package", "forbidden", "syntax"]


class Line(NamedTuple):
    """A line of the submission's source."""

    filename: str
    number: int
    source: str


class Failure(NamedTuple):
    """Why a call brought no value.

    Attributes
    ----------
    kind, message, exception : str
    line : Line, optional
        The innermost of the submission's own lines.
    within : str, optional
        The innermost of the homework's functions in whose lines it happened, where that is known.
    """

    kind: Kind
    message: str
    exception: str = ""
    line: Line | None = None
    within: str | None = None
