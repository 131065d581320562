"""What a homework wants of a submission, and what can come of running it: it loaded, it returned a value, or it failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from crosscheck.verdict import Finding

FailureKind = Literal[
    "error",  # it raises, or returns what is no number
    "memory",
    "timeout",  # it does not finish within so many seconds of the processor
    "crash",
    "protocol",
    "syntax",  # the cell that defines it is not Python
    "missing",  # it is not there
    "not_implemented",  # it raises NotImplementedError
    "package",  # it needs one that is not installed
    "forbidden",  # it does what the sandbox does not allow
    "waiting",  # it does not use the processor
    "rejected",
]

#: After these the child has ended; the next call starts another.
FATAL: frozenset[str] = frozenset({"timeout", "memory", "crash", "protocol", "forbidden", "waiting"})


#: At which parameters a descent asked each function, and with how many numbers: (k, n_parameters + 1), by the function's name.
Visited: TypeAlias = Mapping[str, NDArray[np.float64]]


@dataclass(frozen=True)
class Wanted:
    """The functions of a homework, and what is known of them beforehand.

    Attributes
    ----------
    functions : tuple of str
        The names that a submission defines, in the homework's order.
    n_parameters : int
        Length of the packed array of parameters.
    descent : str or None
        The one of `functions` whose path through the parameters is recorded, if there is one.
    released_descent : str
        Source text of the homework's own descent, from which a submission's own is told apart.
    recorded : mapping of str to int
        The functions that a descent asks, each with the position of the packed parameters among its arguments.
    leaves_arguments : frozenset of str
        Names of functions that are known not to change their arguments.
    """

    functions: tuple[str, ...]
    n_parameters: int
    descent: str | None = None
    released_descent: str = ""
    recorded: Mapping[str, int] = field(default_factory=dict)
    leaves_arguments: frozenset[str] = frozenset()


class Where(NamedTuple):
    """A line of the submission, counted from 1; cell 0 is that of a submission which has no other."""

    cell: int
    line: int
    source: str

    def __str__(self) -> str:
        place = f"code cell {self.cell}, line {self.line}" if self.cell else f"line {self.line}"
        return f"{place}: {self.source}" if self.source else place


@dataclass(frozen=True)
class Failed:
    """A load or a call that brought no value.

    Attributes
    ----------
    kind : FailureKind
    message : str
        One sentence on why.
    exception : str
        The type of what was raised, "" if nothing was.
    where : Where, optional
        The innermost of the submission's own lines at which it was raised.
    within : str, optional
        The innermost of the homework's functions in whose lines it was raised, what they call besides counted for them; None
        where that is not known.
    seconds : float
        Of the processor, until it failed.
    killed : bool
        Whether its process was ended by SIGKILL, by itself or, where memory is short, by the system.
    """

    kind: FailureKind
    message: str
    exception: str = ""
    where: Where | None = None
    within: str | None = None
    seconds: float = field(default=0.0, compare=False)
    killed: bool = False

    @property
    def by_itself(self) -> bool:
        """Whether the submission has surely brought it about, so that asking once more would tell nothing new."""
        return self.kind != "waiting" and not self.killed

    @property
    def account(self) -> str:
        """Return the message, with the submission's line where that is known."""
        return self.message if self.where is None else f"{self.message} ({self.where})"

    @property
    def reason(self) -> Finding:
        """Return the failure as the reason why there is no verdict; what is not done yet is missing."""
        if self.kind in ("not_implemented", "missing"):
            return Finding("missing", self.account, level="missing")
        return Finding(self.kind, self.account, level="unjudged")


@dataclass(frozen=True)
class Loaded:
    """A submission whose definitions have run.

    Attributes
    ----------
    functions : mapping
        "defined" or "missing" for each name that is wanted.
    missing : mapping
        Why, for each name that is missing.
    remarks : tuple of (kind, message)
        What the reader of the cells found worth saying.
    uses : mapping, optional
        Which other functions each of them refers to, itself or through what it calls; None where that is not known.
    own_descent : bool
        Whether there is a descent that is not the homework's own.
    seconds : float
        Of the processor, which loading took.
    defined : mapping
        Where the `def` of each function stands, as far as that is known.
    """

    functions: Mapping[str, str]
    missing: Mapping[str, Failed]
    remarks: tuple[tuple[str, str], ...]
    own_descent: bool
    seconds: float = 0.0
    uses: Mapping[str, frozenset[str]] | None = None
    defined: Mapping[str, Where] = field(default_factory=dict)


@dataclass(frozen=True)
class Returned:
    """A value, copied by the parent out of the child's reply.

    Attributes
    ----------
    value : float64 array of shape ``shape``
    type : str
        Name of the Python type that came back, e.g. "float", "ndarray subclass Foo".
    dtype : str
        Name of its NumPy dtype, "" if it had none.
    changed : mapping
        Value after the call of each argument (by its index) that the call changed.
    seconds : float
        Of the processor, at most the wall time as the parent saw it.
    unrounded : str
        Why ``np.round(.., 3)``, as the homework's asserts use it, raises for what came back; "" if it does not.
    later : float64 array, optional
        Of calls that are made with the same arrays: the value once all of them have been made; None if it is still the
        same to the last bit.
    parts : tuple of float64 arrays
        Of a descent: all that it returned.
    """

    value: NDArray[np.float64]
    type: str
    dtype: str
    seconds: float
    changed: Mapping[int, NDArray[np.float64]] = field(default_factory=dict)
    unrounded: str = ""
    later: NDArray[np.float64] | None = None
    parts: tuple[NDArray[np.float64], ...] = ()

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the value."""
        return self.value.shape
