"""What a function does besides computing: hard-coded answers, changed arguments, types and shapes, failed asserts.

Labels have one of two shapes, (N,) as in the homework's docstrings, and (N, 1) as in its notebook. Both must work.
"""

import itertools
import re
from collections.abc import Collection
from dataclasses import replace

import numpy as np

from crosscheck.homework.parts import Function, Role
from crosscheck.judge.asking.accuracy import accuracy
from crosscheck.judge.asking.evidence import FEW, REQUIRES_GRAD, Asserted, Evidence
from crosscheck.judge.asking.questioning import HARMLESS, LONG_SECONDS, numbers
from crosscheck.judge.explaining.context import Context
from crosscheck.mistakes.matching import same
from crosscheck.submissions.outcomes import Failed, Outcome, Returned
from crosscheck.submissions.probes import Answer, Array
from crosscheck.verdict import Finding

TOO_LARGE = re.compile(r" returned has shape (\(.+?\));")  # in a failure's message
NEARLY = 0.01  # relative error of answers that are about right: a function that rounds is not hard-coded


def hard_coded(e: Evidence) -> bool:
    """Return whether the published calls give the published, rounded numbers, and most other answers are wrong.

    A function that rounds all its results is not hard-coded; see `lost_digits`.
    """
    returned = [(one.case.expected, one.outcome.value) for one in e.asserted if isinstance(one.outcome, Returned)]
    exact = sum(np.array_equal(value.reshape(-1), np.atleast_1d(printed)) for printed, value in returned)
    if exact < 2 or 2 * exact < len(e.asserted):
        return False
    fresh = [answer for answer in e.answers if answer.fresh]
    near = [answer for answer in fresh if answer.value is not None and answer.relative_error < NEARLY]
    return len(near) < len(fresh) / 2


def changes_arguments(e: Evidence) -> str | None:
    """Return the kind of mistake if a function changes its arguments; else None. Each call had its own arrays."""
    return of_changes(e.function, [i for i, change in e.changed.items() if change > HARMLESS])


def of_changes(function: Function, moved: Collection[int]) -> str | None:
    """Return the kind of mistake of changing some arguments; None if there are none."""
    if not moved:
        return None
    return "updates-params-in-place" if function.slot("params") in moved else "changes-data-in-place"


def other_order(e: Evidence, context: Context) -> Finding | None:
    """Find another order of arguments in which a function is right, if all its answers are wrong.

    Other orders are tried only if a call failed.
    """
    failed = [a for a in e.answers if isinstance(a.outcome, Failed) and a.outcome.kind == "error"]
    if e.failure is not None or not failed or any(a.agrees for a in e.answers):
        return None
    few = [a for a in e.answers if a.fresh and 1 < a.probe.y.size <= FEW][:2]
    firsts = [e.function.calls(a.probe.params, a.probe.X, a.probe.y)[0] for a in few]  # one call of each question
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
    """Return why the first failing assert of the homework fails; None if all hold."""
    if (failed := next((one for one in e.asserted if not one.holds), None)) is None:
        return None
    if isinstance(failed.outcome, Returned):
        return _returned(e, failed, failed.outcome)
    args = zip(e.function.arguments, failed.case.arguments(e.homework.data), strict=True)
    lists = [name for name, arg in args if isinstance(arg, list)]
    if e.accepts_arrays and lists:
        return e.finding("refuses-list", point=lists[0])
    if shape := too_large(failed.outcome):
        return e.finding("wrong-shape", shape=shape, at=failed.case.call, wanted=wanted(np.size(failed.case.expected)))
    return e.finding("raises", at=failed.case.call, message=failed.outcome.account)


def too_large(outcome: Outcome) -> str:
    """Return the shape of what a call returned, if the answer was too large to be sent; else ""."""
    found = TOO_LARGE.search(outcome.message) if isinstance(outcome, Failed) else None
    return found[1] if found else ""


def wanted(n: int) -> str:
    """Return in words how many numbers are expected."""
    return f"{n} numbers are" if n > 1 else "one number is"


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
        of_column = any(form.shape == (n,) and not form.column for form in e.forms)
        where = " for labels of shape (N, 1)" * of_column
        return finding("gradient-shape", shape=f"{outcome.value.shape}{where}")
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
    unusable = [f"a {name}" for name in UNUSABLE if any(form.type == name for form in e.forms)]
    unusable += ["complex numbers" for form in e.forms if form.dtype.startswith("complex")]
    shapes = {form.shape for form in e.forms}
    unusable += [f"an array of shape {shape}" for shape in shapes if shape != (n,) and np.prod(shape) == n]
    return [e.finding("return-type", what=what) for what in unusable[:1]]


def side_remarks(e: Evidence) -> list[Finding]:
    """Return remarks on arguments that a function changes slightly, and on questions that were too slow to ask."""
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
    deepest = max((form.shape for form in e.forms), key=len, default=())
    sequences = sorted({form.type for form in e.forms} & {"list", "tuple"})
    arrays = [f"an array of shape {deepest}"] if deepest else []
    if any(form.type == "complex" or form.dtype.startswith("complex") for form in e.forms):
        return [e.finding("return-type-scalar", what="a complex number")]
    if e.role is Role.OBJECTIVE:
        unprintable = [*(f"a {sequence}" for sequence in sequences), *arrays]
        return [e.finding("return-type-unprintable", what=what) for what in unprintable[:1]]
    return [e.finding("return-type-scalar", what=what) for what in arrays if len(deepest) > 1]


# What NumPy raises if an array is assigned to one entry, or converted to a float.
ONE_NUMBER = ("an array element with a sequence.", "only 0-dimensional arrays can be converted to Python scalars")


def of_one_shape(e: Evidence, flat_only: bool) -> tuple[Evidence, Finding | None, list[Finding]]:
    """Drop the answers to labels of one shape if they are never right, and those to the other shape are right.

    The remaining evidence judges the formulas. Also return the finding about the dropped shape, and remarks on it.
    If the submission's own program passes only flat labels, those decide. Wrong answers to others are only a remark.
    """
    columns = [a for a in e.answers if a.probe.column]
    flat = [a for a in e.answers if not a.probe.column and a.probe.y.size > 1]
    if e.function.slot("labels") is None or not columns or not flat:
        return e, None, []
    if flat_only:
        of_flat, off = _without(e, columns), not all(a.agrees for a in columns)
        return of_flat, None, [e.finding("shape-of-y")] if off and accuracy(of_flat).suffices else []
    failed = [a for a in e.answers if isinstance(a.outcome, Failed)]
    for kind, refused, answered, dropped in (
        ("refuses-column-labels", columns, flat, columns),
        ("refuses-flat-labels", flat, columns, failed),
    ):
        failures = [a.outcome for a in refused if isinstance(a.outcome, Failed)]
        if len(failures) == len(refused) and all(a.value is not None for a in answered):
            return _without(e, dropped), e.finding(kind, why=why_refused(failures[0])), []
    # Where all labels are alike, an answer may be right by chance.
    ordinary = [a for a in flat if a.probe.ordinary and np.ptp(a.probe.y) > 0]
    shown = any(a.fresh for a in columns)  # the homework's own call alone does not show it
    if shown and all(a.agrees for a in columns if a.probe.ordinary) and not any(a.agrees for a in ordinary):
        flat += [a for a in e.answers if not a.probe.column and not a.agrees]
        return _without(e, flat), e.finding("wrong-for-flat-labels"), []
    return e, None, []


def of_plain_labels(e: Evidence, context: Context) -> tuple[Evidence, Finding] | None:
    """Drop the answers to labels of one shape if the same labels in the other shape give another answer.

    Also return the finding about the shape. A function pairs every label with every output if its answer to labels
    (N, 1) is the sum, or the mean, of its answers to flat labels rolled by 0 to N - 1 places. The answers to flat
    labels are dropped if rolling changes nothing for these alone, as in such a pairing; else those to labels (N, 1).
    """
    answers = [a for a in e.differing if a.probe.column and a.value is not None]
    if not answers:
        return None
    # Prefer a finite answer: an infinite loss stays infinite with more terms.
    order = [(not np.isfinite(a.numbers).all(), np.ptp(a.probe.y) == 0, a.probe.y.size) for a in answers]
    probe = answers[order.index(min(order))].probe
    n = probe.y.size
    rolled = [np.roll(probe.y.reshape(-1), k) for k in range(n if n <= FEW else 1)]
    asked = [replace(probe, y=y.reshape(shape)) for shape in ((-1, 1), (-1,)) for y in rolled]
    values = [answer.value for answer in context.ask(e.function, asked)]
    columns, flat = ([v for v in some if v is not None] for some in (values[: len(rolled)], values[len(rolled) :]))
    if values[0] is None or not flat or same(flat[0], columns[0]):
        return None
    if _alike(flat) and not _alike(columns):
        every = [a for a in e.answers if not a.probe.column and a.probe.y.size > 1]
        return _without(e, every), e.finding("wrong-for-flat-labels")
    paired = len(flat) == n and any(same(columns[0], np.sum(flat, axis=0) / by) for by in (1, n))
    found = e.finding(e.homework.catalogue.broadcast if paired else "wrong-for-column-y")
    return _without(e, [a for a in e.answers if a.probe.column]), found


def _alike(values: list[Array]) -> bool:
    return all(same(value, values[0]) for value in values)


def _without(e: Evidence, dropped: list[Answer]) -> Evidence:
    axes = {a.probe.y.ndim for a in dropped}
    sequences = [one for one in e.sequences if one[0][1].probe.y.ndim not in axes]
    forms = {form for form in e.forms if 1 + form.column not in axes}
    return replace(e, answers=[a for a in e.answers if a not in dropped], sequences=sequences, forms=forms)


def why_refused(failure: Failed) -> str:
    """Quote the exception and its place. Say so if an older NumPy does not raise it."""
    told = " (an array of one number in place of a number is an error since NumPy 2.4, and a warning before)"
    return f": {failure.account}{told if failure.message.endswith(ONE_NUMBER) else ''}"
