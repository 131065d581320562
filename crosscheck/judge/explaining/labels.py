"""Labels of shape (N,), as in the homework's docstrings, and of shape (N, 1), as in its notebook: both must work."""

from dataclasses import replace

import numpy as np

from crosscheck.judge.asking.accuracy import accuracy
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.explaining.context import Context
from crosscheck.mistakes.matching import same
from crosscheck.submissions.outcomes import Failed
from crosscheck.submissions.probes import Answer, Array
from crosscheck.verdict import Finding

# What NumPy raises where an array is written into an entry, or a float made of it.
ONE_NUMBER = ("an array element with a sequence.", "only 0-dimensional arrays can be converted to Python scalars")


def of_one_shape(e: Evidence, flat_only: bool) -> tuple[Evidence, Finding | None, list[Finding]]:
    """Drop the answers to labels of one shape if they are never right, and those to the other shape are.

    What is left judges the formulas. Returned besides are what is wrong with the other shape, and the remarks on it. Where the
    submission's own program passes flat labels only, what columns bring is a remark.
    """
    columns = [a for a in e.answers if a.probe.column]
    flat = [a for a in e.answers if not a.probe.column and a.probe.y.size > 1]
    if e.function.slot("labels") is None or not columns or not flat:
        return e, None, []
    if flat_only and not all(a.agrees for a in columns):
        of_flat = _without(e, columns)
        return of_flat, None, [e.finding("shape-of-y")] if accuracy(of_flat).suffices else []
    failed = [a for a in e.answers if isinstance(a.outcome, Failed)]
    for kind, refused, answered, dropped in (
        ("refuses-column-labels", columns, flat, columns),
        ("refuses-flat-labels", flat, columns, failed),
    ):
        failures = [a.outcome for a in refused if isinstance(a.outcome, Failed)]
        if len(failures) == len(refused) and all(a.value is not None for a in answered):
            return _without(e, dropped), e.finding(kind, why=why_refused(failures[0])), []
    # Labels all alike may be right by chance.
    ordinary = [a for a in flat if a.probe.ordinary and np.ptp(a.probe.y) > 0]
    shown = any(a.fresh for a in columns)  # and not only at the homework's own call
    if shown and all(a.agrees for a in columns if a.probe.ordinary) and not any(a.agrees for a in ordinary):
        flat += [a for a in e.answers if not a.probe.column and not a.agrees]
        return _without(e, flat), e.finding("wrong-for-flat-labels"), []
    return e, None, []


def of_plain_labels(e: Evidence, context: Context) -> tuple[Evidence, Finding] | None:
    """Drop the answers to labels of one shape if those to the same labels of the other shape differ.

    Returned besides is what is wrong with the shape. Every label is paired with every output if an answer is the sum of
    those to labels of the other shape, rolled by 0 to N - 1 places, or that divided by N, as by a mean. Those of shape (N, 1)
    are dropped, unless it is for flat ones alone that rolled labels make no difference, as where all are paired.
    """
    probes = [a.probe for a in e.differing if a.probe.column]
    if not probes:
        return None
    probe = min(probes, key=lambda probe: (np.ptp(probe.y) == 0, probe.y.size))
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
    found = e.finding((_paired(columns[0], flat, n) and e.homework.catalogue.broadcast) or "wrong-for-column-y")
    return _without(e, [a for a in e.answers if a.probe.column]), found


def _paired(value: Array, others: list[Array], n: int) -> bool:
    """Return whether a value is the sum or the mean of all n others."""
    return len(others) == n and any(same(value, np.sum(others, axis=0) / by) for by in (1, n))


def _alike(values: list[Array]) -> bool:
    return all(same(value, values[0]) for value in values)


def _without(e: Evidence, dropped: list[Answer]) -> Evidence:
    axes = {a.probe.y.ndim for a in dropped}
    sequences = [one for one in e.sequences if one[0][1].probe.y.ndim not in axes]
    return replace(e, answers=[a for a in e.answers if a not in dropped], sequences=sequences)


def why_refused(failure: Failed) -> str:
    """Quote the exception and its place; say so if an older NumPy does not raise it."""
    told = " (an array of one number in place of a number is an error since NumPy 2.4, and a warning before)"
    return f": {failure.account}{told if failure.message.endswith(ONE_NUMBER) else ''}"
