"""Where no catalogued cause matches: what can be shown of the numbers all the same. Symptoms, not causes."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from crosscheck.homework.circles.contract import BLOCKS, ETA, NAMES, Array
from crosscheck.judge.asking.questioning import Answer, Evidence
from crosscheck.mistakes.messages import finding, listed
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.verdict import Finding

UNITS = {f"unit {j + 1}": (5 + 2 * j, 6 + 2 * j, 13 + j) for j in range(4)}  # v_j1, v_j2, b_j
FACTORS = {
    1.0: "1",
    -1.0: "-1",
    0.5: "1/2",
    ETA: "eta",
    -ETA: "-eta",
    float(np.log(2)): "ln 2",
    float(1 / np.log(2)): "1/ln 2",
}
RIGHT = "1"
EXACTLY = 1e-7  # of a factor: how steady it must be; what rounding moves is far less
LARGEST_DIVISOR = 2000  # a factor is written as 1/n for no larger n
NEAR_ONE = 1e-3  # a factor nearer to 1 is an inaccuracy, no factor


def symptoms(e: Evidence, differing: list[Answer]) -> list[Finding]:
    """Describe the differences; the first descriptions that hold at every fresh probe, most telling first."""
    for symptom in (
        _raises,
        _wrong_shape,
        _not_finite,
        _column_only,
        _factor,
        _block_factors,
        permuted,
        _independent,
        _where,
    ):
        found = list(symptom(e, differing))
        if found:
            return found
    return [finding("differs")]


def _fresh(e: Evidence) -> list[tuple[Array, Array, int]]:
    """Give obtained, expected and the number of points at each fresh probe."""
    return [
        (a.value, a.expected, a.probe.y.size) for a in e.ordinary if a.value is not None and a.probe.kind == "fresh"
    ]


def _raises(e: Evidence, differing: list[Answer]) -> Iterator[Finding]:
    failed = [a for a in differing if isinstance(a.outcome, Failed)]
    if failed and isinstance(failed[0].outcome, Failed):
        where = f" ({failed[0].outcome.where})" if failed[0].outcome.where else ""
        yield finding("raises", at=failed[0].probe.at, message=failed[0].outcome.message + where)


def _wrong_shape(e: Evidence, differing: list[Answer]) -> Iterator[Finding]:
    odd = [a for a in differing if a.value is None and isinstance(a.outcome, Returned)]
    if not odd:
        return
    summed = [a for a in odd if isinstance(a.outcome, Returned) and a.outcome.value.size == a.probe.y.size]
    if e.function == "loss" and len(summed) >= 2 and all(_sums(a) for a in summed):
        yield finding("not-summed")
        return
    outcome = odd[0].outcome
    if isinstance(outcome, Returned):
        wanted, are = ("17 numbers", "are") if e.function == "loss_gradient" else ("one number", "is")
        yield finding("wrong-shape", shape=str(outcome.shape), wanted=wanted, are=are, at=odd[0].probe.at)


def _sums(answer: Answer) -> bool:
    assert isinstance(answer.outcome, Returned)
    return bool(abs(answer.outcome.value.sum() - answer.expected) <= answer.allowance)


def _not_finite(e: Evidence, differing: list[Answer]) -> Iterator[Finding]:
    odd = [a for a in differing if a.value is not None and not np.isfinite(a.value).all()]
    if odd:
        yield finding("not-finite", at=odd[0].probe.at)


def _column_only(e: Evidence, differing: list[Answer]) -> Iterator[Finding]:
    if e.function != "network" and all(a.probe.column for a in differing):
        yield finding("wrong-for-column-y")


def _factor(e: Evidence, differing: list[Answer]) -> Iterator[Finding]:
    """Find one factor for all entries at all probes."""
    factor = _steady(e, slice(None))
    if factor not in (None, RIGHT, "0"):
        yield finding("constant-factor", factor=factor)


def _block_factors(e: Evidence, differing: list[Answer]) -> Iterator[Finding]:
    """Find a factor for each of the blocks u, a, v, b, where each has one and some are right."""
    if e.function != "loss_gradient":
        return
    factors = {name: _steady(e, block) for name, block in BLOCKS.items()}
    if any(factor is None for factor in factors.values()):
        return
    named = {factor: [name for name, own in factors.items() if own == factor] for factor in factors.values()}
    right = named.pop(RIGHT, [])
    if list(named) == ["0"] and right:
        yield finding(
            "zero-in-blocks", zero=listed(named["0"], "and"), right=f" (those of {listed(right, 'and')} are right)"
        )
    elif named and (right or len(named) > 1):
        wrong = "; ".join(f"those of {listed(names, 'and')} are {_times(factor)}" for factor, names in named.items())
        told = f"; those of {listed(right, 'and')} are right" if right else ""
        yield finding("factor-in-blocks", wrong=wrong, right=told)


def _times(factor: str | None) -> str:
    return "zero" if factor == "0" else f"{factor} times the right ones"


def _steady(e: Evidence, block: slice) -> str | None:
    """Name the factor between obtained and expected if it is one number at every fresh probe, or one over N."""
    pairs = _fresh(e)
    factors = [_ratio(np.atleast_1d(value)[block], np.atleast_1d(expected)[block]) for value, expected, _ in pairs]
    if len(pairs) < 2 or None in factors:
        return None
    counts = np.array([n for _, _, n in pairs], dtype=float)
    for scales, suffix in ((counts**0, ""), (counts, "/N"), (np.sqrt(counts), "/sqrt(N)")):
        scaled = scales * np.array(factors, dtype=float)
        if np.ptp(scaled) <= EXACTLY * abs(scaled[0]):
            return _spelled(float(scaled[0]), suffix)
    return None


def _spelled(factor: float, suffix: str) -> str | None:
    """Write a factor, as a well-known number if it is one; None if it is too near to 1 to be one."""
    if not suffix and EXACTLY < abs(factor - 1) < NEAR_ONE:
        return None
    known = (name for known, name in FACTORS.items() if abs(factor - known) <= EXACTLY * abs(known))
    return next(known, _fraction(factor)) + suffix


def _fraction(factor: float) -> str:
    """Write a factor as 1/n if it is one."""
    n = round(1 / factor) if abs(factor) > 1 / LARGEST_DIVISOR else 0
    return f"{math.copysign(1, n):.0f}/{abs(n)}" if abs(n) > 1 and abs(n * factor - 1) <= EXACTLY else f"{factor:.9g}"


def _ratio(value: Array, expected: Array) -> float | None:
    """Give the factor between two arrays, if there is one."""
    scale = float(np.sum(expected**2))
    factor = float(np.sum(value * expected)) / scale if scale else 0.0
    fits = np.abs(value - factor * expected).max() <= EXACTLY * abs(factor) * np.abs(expected).max()
    return factor if scale and fits else None


def permuted(e: Evidence, differing: list[Answer]) -> Iterator[Finding]:
    """Tell the order in which the right 17 numbers are, the same at every fresh probe."""
    if e.function != "loss_gradient":
        return
    orders = {_order(value, expected) for value, expected, _ in _fresh(e) if np.unique(expected).size == expected.size}
    if len(orders) == 1 and None not in orders and tuple(range(len(NAMES))) not in orders:
        order = orders.pop()
        assert order is not None
        named = finding("gradient-wrong-order")
        yield Finding(named.kind, f"{named.message} Here it is {', '.join(NAMES[i] for i in order)}.")


def _order(value: Array, expected: Array) -> tuple[int, ...] | None:
    order = np.empty(value.size, dtype=int)
    order[np.argsort(value)] = np.argsort(expected)
    fits = np.abs(value - expected[order]) <= 1e-9 * np.abs(expected).max()
    return tuple(int(i) for i in order) if fits.all() else None


def _independent(e: Evidence, differing: list[Answer]) -> Iterator[Finding]:
    if e.same_everywhere:
        yield finding("independent-of-arguments")


def _where(e: Evidence, differing: list[Answer]) -> Iterator[Finding]:
    """Name the blocks or the hidden units that are wrong while the others are right."""
    if e.function != "loss_gradient":
        return
    wrong = np.zeros(len(NAMES), dtype=bool)
    for answer in differing:
        wrong |= answer.error > answer.allowance
    if wrong.all():
        return
    for groups, kind in (({n: _indices(b) for n, b in BLOCKS.items()}, "wrong-blocks"), (UNITS, "wrong-hidden-units")):
        bad = [name for name, indices in groups.items() if wrong[list(indices)].any()]
        whole = all(wrong[list(groups[name])].all() for name in bad) and wrong.sum() == sum(len(groups[n]) for n in bad)
        if whole and len(bad) < len(groups):
            right = [NAMES[i] for i in np.flatnonzero(~wrong)]
            yield finding(kind, bad=", ".join(bad), right=", ".join(right))
            return
    yield finding(
        "wrong-entries",
        bad=", ".join(NAMES[i] for i in np.flatnonzero(wrong)),
        right=", ".join(NAMES[i] for i in np.flatnonzero(~wrong)),
    )


def _indices(block: slice) -> tuple[int, ...]:
    return tuple(range(block.start, block.stop))
