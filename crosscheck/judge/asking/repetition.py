"""What repeating a call shows: its answer stays the same, depends on earlier calls, or is random.

A call is repeated many times in a row, then several times after another call. Three signs show that an answer depends
on earlier calls: it keeps a trend (a sum that grows, a mean that settles, a flag that toggles); it is steady in a row,
but differs after other calls; or it is the answer to another call, from a cache. An answer that differs each time,
without a trend, is random. An answer without these signs is only not repeatable.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from crosscheck.submissions.outcomes import NOT_JUDGED, Failed
from crosscheck.submissions.probes import Answer, Array

Values: TypeAlias = Sequence["Array | None"]  # of answers; None where the call failed
REPEATABLE = 1e-9  # relative difference allowed between two answers to the same call: threads may sum in another order
IN_A_ROW, AFTER_ANOTHER = 8, 3  # repetitions: enough to tell a trend from chance
STEADY = 1e-6  # tolerance of a trend, relative to the largest step between repeated answers


def shown(in_a_row: Values, after_another: Values, to_others: Values, after_others: bool) -> str | None:
    """Return what repeating one call shows: many times in a row, then after another call, beside the other answers.

    `after_others`: whether the answer had stayed the same until the other functions were called. Return None if a call
    failed, or if answers have different sizes.
    """
    values = [np.zeros(0) if value is None else value.reshape(-1) for value in (*in_a_row, *after_another)]
    if len({value.size for value in values}) > 1 or not values[0].size:
        return None
    rows = np.nan_to_num(np.array(values))
    steps, last, back = np.diff(rows[: len(in_a_row)], axis=0), rows[len(in_a_row) - 1], rows[len(in_a_row) :]
    # The first answer was finite, and none is any more: something is left over from earlier calls.
    spoilt = not any(np.isfinite(value).all() for value in values)
    known = {value.tobytes() for value in to_others if value is not None and value.any()}
    if spoilt or any(value.tobytes() in known for value in values):
        return "depends-on-earlier-calls"
    moving = np.abs(steps).max(axis=1) > 0
    if not moving.any():  # steady in a row. After another call it may be another answer, the same one each time.
        returns = bool((back == back[0]).all()) and not np.array_equal(back[0], last)
        return "depends-on-earlier-calls" if after_others or returns else "not-repeatable"
    if _keeps_a_trend(steps):
        return "depends-on-earlier-calls"
    return "random-noise" if moving.all() else "not-repeatable"


def distance(first: Answer, again: Answer) -> float:
    """Return the largest difference between two answers to one call, relative to the expected answer.

    Return infinity if only the second fails; 0 if the first fails too, or if the failure says nothing of the numbers.
    """
    one, other, expected = first.value, again.value, first.expected
    if one is None or other is None:
        unclear = isinstance(again.outcome, Failed) and again.outcome.kind in NOT_JUDGED
        return 0.0 if one is None or unclear else np.inf
    same = (one == other) | (np.isnan(one) & np.isnan(other))
    if same.all():  # the usual case, and quick
        return 0.0
    apart = float(np.where(same, 0.0, np.nan_to_num(np.abs(other - one), nan=np.inf)).max())
    return apart / max(1.0, float(np.abs(expected).max()))


def _keeps_a_trend(steps: Array) -> bool:
    """Return whether each step is the same multiple of the one before."""
    before, after = steps[:-1], steps[1:]
    ratio = float(np.sum(before * after)) / max(float(np.sum(before**2)), np.finfo(float).tiny)
    return bool(ratio != 0 and np.abs(after - ratio * before).max() <= STEADY * np.abs(steps).max())
