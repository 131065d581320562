"""The functions that a homework wants, and the outcomes of a submission: it loaded, returned a value, or failed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from crosscheck.verdict import Finding

FailureKind = Literal[
    "error",  # it raises, or does not return numbers
    "memory",
    "timeout",  # it does not finish within its limit of processor time
    "crash",
    "protocol",
    "syntax",  # the cell that defines it is not Python
    "missing",  # it is not defined
    "not_implemented",  # it raises NotImplementedError
    "package",  # it needs a package that is not installed
    "forbidden",  # it does something that the sandbox does not allow
    "waiting",  # it waits without using the processor, exceeds the limit of wall time, or is ended from outside
    "rejected",
]

NOT_SENT = "which the judge did not send"  # part of the message if a foreign signal ended a submission

#: Failures that say nothing about the formulas, for example if the judge's machine lacks something.
NOT_JUDGED: frozenset[str] = frozenset({"package", "forbidden", "waiting", "rejected"})
#: Failures that end the child process. The next call starts another one.
FATAL: frozenset[str] = frozenset({"timeout", "memory", "crash", "protocol", "forbidden", "waiting"})

#: The calls of a descent, by function, (k, n_parameters + 1): the parameters, and how many numbers the arguments held.
Visited: TypeAlias = Mapping[str, NDArray[np.float64]]


class Call(NamedTuple):
    """How to call a submission if a plain call is not enough, for example for a method of a class."""

    source: str  # source text of a function; the attributes of its first argument are the submission's definitions
    needs: tuple[str, ...]  # the definitions that it uses


@dataclass(frozen=True)
class Wanted:
    """The functions of a homework, and what the sandbox has to know about them."""

    functions: tuple[str, ...]  # names, in the homework's order
    n_parameters: int  # length of the packed array of parameters
    descent: str | None = None  # the function whose path through the parameters is recorded, if there is one
    released_descent: str = ""  # source text of the homework's own descent, to recognise it in a submission
    #: The functions that a descent calls, each with the position of the parameters among its arguments.
    recorded: Mapping[str, int] = field(default_factory=dict)
    leaves_arguments: frozenset[str] = frozenset()  # functions that are known not to change their arguments
    data: tuple[str, ...] = ()  # the names of the points and of their labels in the homework's notebook
    #: How to call the functions for which a plain call is not enough.
    calls: Mapping[str, Call] = field(default_factory=dict)

    def needs(self, function: str) -> tuple[str, ...]:
        """Return the submission's definitions that are used to call a function."""
        return self.calls[function].needs if function in self.calls else (function,)


class Where(NamedTuple):
    """A line of the submission. Cells and lines are counted from 1; the cell is 0 if there is only one."""

    cell: int
    line: int
    source: str

    def __str__(self) -> str:
        place = f"code cell {self.cell}, line {self.line}" if self.cell else f"line {self.line}"
        return f"{place}: {self.source}" if self.source else place


@dataclass(frozen=True)
class Failed:
    """A load or a call without a result, and the reason."""

    kind: FailureKind
    message: str  # one sentence
    exception: str = ""  # the type of the exception; "" if none was raised
    where: Where | None = None  # the submission's innermost line in the traceback
    within: str | None = None  # the innermost of the homework's functions in the traceback, if known
    seconds: float = field(default=0.0, compare=False)  # processor time
    too_late: bool = False  # whether the submission has no time left for further calls

    @property
    def account(self) -> str:
        """Return the message, with the submission's line if it is known."""
        return self.message if self.where is None else f"{self.message} ({self.where})"

    @property
    def reason(self) -> Finding:
        """Return the failure as a reason for "missing" if the function is not done yet, else for "unjudged"."""
        if self.kind in ("not_implemented", "missing"):
            return Finding("missing", self.account, level="missing")
        return Finding(self.kind, self.account, level="unjudged")


@dataclass(frozen=True)
class Loaded:
    """A submission whose definitions have run."""

    remarks: tuple[tuple[str, str], ...]  # pairs of kind and message
    descent: Literal["own", "released", ""]  # whether its descent is its own or the homework's; "" if there is none
    seconds: float = 0.0  # processor time of loading
    uses: Mapping[str, frozenset[str]] | None = None  # by function, the others that it or its helpers refer to
    defined: Mapping[str, Where] = field(default_factory=dict)  # the line of each function's `def`, if known
    flat: bool = False  # whether its own code passes labels of shape (N,), unlike the homework's
    more: bool = False  # whether it has code that its functions do not need


@dataclass(frozen=True)
class Answered:
    """An answer of dicts and tuples, whose leaves are arrays, text, None or `Other`. It is the parent's copy."""

    value: object
    changed: frozenset[int]  # indices of the arguments that the call changed
    seconds: float  # processor time
    overwritten: bool = False  # whether a later call changed the answer to an earlier one


@dataclass(frozen=True)
class Returned:
    """A returned array. It is the parent's copy."""

    value: NDArray[np.float64]
    type: str  # name of the returned Python type, such as "float" or "ndarray subclass Foo"
    dtype: str  # name of its NumPy dtype, "" if it had none
    seconds: float  # processor time, at most the wall time that the parent measured
    changed: Mapping[int, NDArray[np.float64]] = field(default_factory=dict)  # the changed arguments by index
    unrounded: bool = False  # whether ``np.round(.., 3)``, as in the homework's asserts, raises for the value
    later: NDArray[np.float64] | None = None  # the value after the message's last call, if another by then
    parts: tuple[NDArray[np.float64], ...] = ()  # all arrays that a descent returned


Outcome: TypeAlias = Returned | Failed  # of a call
Calls: TypeAlias = Sequence[Sequence[Any]]  # the arguments of each call


def reread(first: Outcome, again: Outcome) -> Outcome:
    """Return the outcome of a call whose value and arguments were read again after later calls."""
    if isinstance(first, Failed) or isinstance(again, Failed):
        return first if isinstance(first, Failed) else again
    same = (first.value.shape, first.value.tobytes()) == (again.value.shape, again.value.tobytes())
    changed = {**again.changed, **first.changed}
    return first if same and not again.changed else replace(first, later=None if same else again.value, changed=changed)
