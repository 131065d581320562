"""What a homework wants of a submission, and what can come of it: it loaded, it returned a value, or it failed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from crosscheck.verdict import Finding

FailureKind = Literal[
    "error",  # it raises, or does not return numbers
    "memory",
    "timeout",  # it does not finish within so many seconds of the processor
    "crash",
    "protocol",
    "syntax",  # the cell that defines it is not Python
    "missing",  # it is not there
    "not_implemented",  # it raises NotImplementedError
    "package",  # it needs one that is not installed
    "forbidden",  # it does what the sandbox does not allow
    "waiting",  # it does not use the processor, is not done in time by the clock, or is ended from outside
    "rejected",
]

NOT_SENT = "which the judge did not send"  # of the signal by which a submission was ended, in the words on it

#: The judge or the machine lacks something, or a load needs what says nothing about the formulas.
NOT_JUDGED: frozenset[str] = frozenset({"package", "forbidden", "waiting", "rejected"})
#: After these the child has ended; the next call starts another.
FATAL: frozenset[str] = frozenset({"timeout", "memory", "crash", "protocol", "forbidden", "waiting"})

#: For each function where a descent asked it: the parameters, and the size of all arguments, (k, n_parameters + 1).
Visited: TypeAlias = Mapping[str, NDArray[np.float64]]


class Call(NamedTuple):
    """How a submission is asked if a plain call is not enough, as for a method of a class."""

    source: str  # of a function whose first argument has the submission's names as attributes
    needs: tuple[str, ...]  # which of these it uses


@dataclass(frozen=True)
class Wanted:
    """The functions of a homework, and what is known of them beforehand."""

    functions: tuple[str, ...]  # names, in the homework's order
    n_parameters: int  # length of the packed array of parameters
    descent: str | None = None  # the function whose path through the parameters is recorded, if there is one
    released_descent: str = ""  # source text of the homework's own descent, from which a submission's own is told apart
    #: The functions that a descent asks, each with the place of the parameters among its arguments.
    recorded: Mapping[str, int] = field(default_factory=dict)
    leaves_arguments: frozenset[str] = frozenset()  # functions that are known not to change their arguments
    data: tuple[str, ...] = ()  # the names of the points and of their labels in the homework's notebook
    #: How some are asked that are no plain function: source text of a function of the submission and the arguments.
    calls: Mapping[str, Call] = field(default_factory=dict)

    def needs(self, function: str) -> tuple[str, ...]:
        """Return the names of the submission that are used to ask a function."""
        return self.calls[function].needs if function in self.calls else (function,)


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
    """A load or a call that brought no value, and why."""

    kind: FailureKind
    message: str  # one sentence
    exception: str = ""  # the type of what was raised, "" if nothing was
    where: Where | None = None  # the innermost of the submission's own lines at which it was raised
    within: str | None = None  # the innermost of the homework's functions that raised it or called what did, if known
    seconds: float = field(default=0.0, compare=False)  # of the processor
    too_late: bool = False  # whether the submission has no time left, so that nothing is asked any more

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
    """A submission whose definitions have run."""

    remarks: tuple[tuple[str, str], ...]  # kinds and messages of the reader of the cells
    descent: Literal["own", "released", ""]  # whether its descent is its own or the homework's; "" if there is none
    seconds: float = 0.0  # of the processor, which loading took
    uses: Mapping[str, frozenset[str]] | None = None  # the others that each refers to, itself or by a helper
    defined: Mapping[str, Where] = field(default_factory=dict)  # where the `def` of each stands, if known
    flat: bool = False  # whether its own program passes labels of shape (N,), unlike the homework's
    more: bool = False  # whether it runs more than its functions need


@dataclass(frozen=True)
class Answered:
    """A value of dicts and tuples, whose leaves are arrays, text, None or `Other`, copied by the parent."""

    value: object
    changed: frozenset[int]  # indices of the arguments that the call changed
    seconds: float  # of the processor
    overwritten: bool = False  # whether the answer to an earlier call became another one


@dataclass(frozen=True)
class Returned:
    """A value, copied by the parent out of the child's reply."""

    value: NDArray[np.float64]
    type: str  # name of the Python type that came back, e.g. "float", "ndarray subclass Foo"
    dtype: str  # name of its NumPy dtype, "" if it had none
    seconds: float  # of the processor, at most the wall time as the parent saw it
    changed: Mapping[int, NDArray[np.float64]] = field(default_factory=dict)  # by index, arguments as changed by it
    unrounded: bool = False  # whether ``np.round(.., 3)``, as the homework's asserts use it, raises for the value
    later: NDArray[np.float64] | None = None  # of calls in place: the value once all have been made, if it is another
    parts: tuple[NDArray[np.float64], ...] = ()  # of a descent: all that it returned


Outcome: TypeAlias = Returned | Failed  # of a call
Calls: TypeAlias = Sequence[Sequence[Any]]  # the arguments of each


def reread(first: Outcome, again: Outcome) -> Outcome:
    """Return the outcome of a call whose value was read again after later calls."""
    if isinstance(first, Failed) or isinstance(again, Failed):
        return first if isinstance(first, Failed) else again
    same = (first.value.shape, first.value.tobytes()) == (again.value.shape, again.value.tobytes())
    return first if same else replace(first, later=again.value)
