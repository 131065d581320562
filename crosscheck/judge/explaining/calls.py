"""What a function does besides computing: hard-coded answers, changed arguments, types and shapes, failed asserts."""

import itertools
from collections.abc import Collection

import numpy as np

from crosscheck.homework.parts import Function, Role
from crosscheck.judge.asking.evidence import FEW, REQUIRES_GRAD, Asserted, Evidence
from crosscheck.judge.asking.questioning import HARMLESS, LONG_SECONDS, numbers
from crosscheck.judge.explaining.context import Context
from crosscheck.mistakes.matching import same
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.verdict import Finding

NEARLY = 0.01  # of the largest entry: a function that rounds its results is not hard-coded


def hard_coded(e: Evidence) -> bool:
    """Return whether the published, rounded numbers come back at the published calls, and nothing right elsewhere.

    A result that is rounded everywhere is not by heart; see `lost_digits`.
    """
    fresh = [answer for answer in e.answers if answer.fresh]
    near = [answer for answer in fresh if answer.value is not None and answer.relative_error < NEARLY]
    returned = [(one.case.expected, one.outcome.value) for one in e.asserted if isinstance(one.outcome, Returned)]
    exact = sum(np.array_equal(value.reshape(-1), np.atleast_1d(printed)) for printed, value in returned)
    return exact >= 2 and 2 * exact >= len(e.asserted) and len(near) < len(fresh) / 2


def changes_arguments(e: Evidence) -> str | None:
    """Return which of its arguments a function changes; each call had its own arrays."""
    return of_changes(e.function, [i for i, change in e.changed.items() if change > HARMLESS])


def of_changes(function: Function, moved: Collection[int]) -> str | None:
    """Return the kind of mistake of changing some arguments; None if there are none."""
    if not moved:
        return None
    return "updates-params-in-place" if function.slot("params") in moved else "changes-data-in-place"


def other_order(e: Evidence, context: Context) -> Finding | None:
    """Find an order of arguments in which a function is right, if all its answers in the homework's order are wrong.

    It is tried only where a call failed.
    """
    failed = [a for a in e.answers if isinstance(a.outcome, Failed) and a.outcome.kind == "error"]
    if e.failure is not None or not failed or any(a.agrees for a in e.answers):
        return None
    few = [a for a in e.answers if a.fresh and 1 < a.probe.y.size <= FEW][:2]
    firsts = [e.function.calls(a.probe.params, a.probe.X, a.probe.y)[0] for a in few]  # of each point, if it takes one
    expected = [a.expected.reshape(-1)[: 1 if e.function.of_one_point else None] for a in few]
    name, names = e.function.name, list(e.function.arguments)
    for order in list(itertools.permutations(range(len(names))))[1:] if few else ():
        outcomes = context.student.call_each(name, [[arguments[i] for i in order] for arguments in firsts])
        pairs = zip((numbers([outcome]) for outcome in outcomes), expected, strict=True)
        if all(value is not None and value.size == right.size and same(value, right) for value, right in pairs):
            theirs = ", ".join(names[i] for i in order)
            return e.finding("arguments-in-another-order", theirs=theirs, function=name, names=", ".join(names))
    return None


LONG_DOUBLE = np.dtype(np.longdouble).name


def broken_assert(e: Evidence) -> Finding | None:
    """Return why the first of the homework's asserts that fails does so; None if all hold."""
    if (failed := next((one for one in e.asserted if not one.holds), None)) is None:
        return None
    if isinstance(failed.outcome, Returned):
        return _returned(e, failed, failed.outcome)
    args = zip(e.function.arguments, failed.case.arguments(e.homework.data), strict=True)
    lists = [name for name, arg in args if isinstance(arg, list)]
    if e.accepts_arrays and lists:
        return e.finding("refuses-list", point=lists[0])
    return e.finding("raises", at=failed.case.call, message=failed.outcome.account)


def _returned(e: Evidence, asserted: Asserted, outcome: Returned) -> Finding:
    finding = e.finding
    if outcome.type == REQUIRES_GRAD:
        return finding("return-type-graded")
    if outcome.unrounded:
        of_objects = " of dtype object" if outcome.dtype == "object" else ""
        return finding("not-roundable", what=f"A value of type {outcome.type}{of_objects}")
    if outcome.dtype == LONG_DOUBLE != "float64":
        return finding("return-type-longdouble")
    n = len(e.homework.parameters)
    if e.role is Role.GRADIENT and outcome.value.size == n and outcome.value.shape != (n,):
        return finding("gradient-shape", shape=outcome.value.shape)
    numbers, printed = np.atleast_1d(outcome.value.reshape(-1)), np.atleast_1d(asserted.case.expected)
    obtained, told = f"a value of shape {outcome.value.shape}", ""
    if numbers.size == printed.size:
        entry = int(np.argmax(np.abs(numbers - printed)))
        obtained, told = f"{numbers[entry]:.6g}", f", where {printed[entry]:g} is printed"
    return finding("fails-an-assert", call=asserted.case.call, obtained=obtained, printed=told)


# Types with which params -= eta * gradient fails, or the code after it.
UNUSABLE = ("list", "tuple", "Tensor", "Series", "DataFrame")


def types(e: Evidence) -> list[Finding]:
    """Return why the homework's descent could not use what is returned."""
    if e.role is not Role.GRADIENT:
        return _of_one_number(e)
    n = len(e.homework.parameters)
    unusable = [f"a {name}" for name in UNUSABLE if name in e.types]
    unusable += ["complex numbers" for dtype in e.dtypes if dtype.startswith("complex")]
    unusable += [f"an array of shape {shape}" for shape in e.shapes if shape != (n,) and np.prod(shape) == n]
    return [e.finding("return-type", what=what) for what in unusable[:1]]


def side_remarks(e: Evidence) -> list[Finding]:
    """Return remarks on the arguments that a function touches, and on questions that would have taken too long."""
    found = []
    if harmless := [i for i, change in e.changed.items() if change <= HARMLESS]:
        names = list(e.function.arguments)
        found.append(e.finding("changes-its-arguments", names=", ".join(names[i] for i in harmless)))
    asked = [a for a in e.answers if not a.probe.in_turns]
    most = max([a.probe.y.size for a in asked if a.fresh], default=1)
    n, few = len(e.homework.data.y), any(p.y.size <= FEW for p in e.left_out)
    selects = not e.function.of_one_point and (few or e.cost.of(n) > LONG_SECONDS)  # the cost selects what is asked
    if len(e.left_out) > len(asked) or (e.left_out and (selects or most < n)):
        found.append(e.finding("left-out", asked=len(asked), all=len(asked) + len(e.left_out)))
    return found


def _of_one_number(e: Evidence) -> list[Finding]:
    deepest, sequences = max(e.shapes, key=len, default=()), sorted(e.types & {"list", "tuple"})
    arrays = [f"an array of shape {deepest}"] if deepest else []
    if "complex" in e.types or any(dtype.startswith("complex") for dtype in e.dtypes):
        return [e.finding("return-type-scalar", what="a complex number")]
    if e.role is Role.OBJECTIVE:
        unprintable = [*(f"a {sequence}" for sequence in sequences), *arrays]
        return [e.finding("return-type-unprintable", what=what) for what in unprintable[:1]]
    return [e.finding("return-type-scalar", what=what) for what in arrays if len(deepest) > 1]
