"""What can come of running a submission: it loaded, it returned a value, or it failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from crosscheck.verdict import Finding

FailureKind = Literal["timeout", "memory", "crash", "error", "protocol", "missing", "rejected", "not_implemented"]

#: After these the child has ended; the next call starts another.
FATAL: frozenset[str] = frozenset({"timeout", "memory", "crash", "protocol"})


#: At which parameters a descent asked each function: arrays of shape (k, n_parameters), by the function's name.
Visited: TypeAlias = Mapping[str, NDArray[np.float64]]


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
    """A load or a call that brought no value, with one sentence on why."""

    kind: FailureKind
    message: str
    exception: str = ""
    where: Where | None = None

    @property
    def account(self) -> str:
        """Return the message, with the submission's line where that is known."""
        return self.message if self.where is None else f"{self.message} ({self.where})"

    @property
    def reason(self) -> Finding:
        """Return the failure as the reason for a verdict; what is not done yet is missing."""
        return Finding("missing" if self.kind == "not_implemented" else self.kind, self.account)


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
    own_descent : bool
        Whether there is a descent that is not the homework's own.
    """

    functions: Mapping[str, str]
    missing: Mapping[str, Failed]
    remarks: tuple[tuple[str, str], ...]
    own_descent: bool


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
        Wall time as the parent saw it.
    warnings : tuple of str
        The first few warnings, in the submission's words.
    """

    value: NDArray[np.float64]
    type: str
    dtype: str
    seconds: float
    changed: Mapping[int, NDArray[np.float64]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of the value."""
        return self.value.shape
