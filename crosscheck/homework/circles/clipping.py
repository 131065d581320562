"""What keeps the logarithm away from 0, or exp from its overflow: where it is mild it costs digits, and is remarked on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from crosscheck.homework.parts import Function, LostDigits, Role
from crosscheck.mistakes.mistake import Remark
from crosscheck.mistakes.textbook import RIGHT, Edit
from crosscheck.submissions.probes import Answer, Array, Probe

# Those that people choose; 4e-4 and 3e-4 besides, next to the border between a mistake and a remark.
CONSTANTS = sorted(
    [*(digit * 10.0**-k for k in range(3, 17) for digit in (5, 2, 1)), 4e-4, 3e-4],
    reverse=True,
)
LIMITS_OF_SUMS = range(50, 4, -1)  # at which people clip V x + b and u . G + a, against overflow of exp
EXCUSED_CLIP = (
    1e-6  # of the largest entry: what clipping the sums at 15 changes is a note, what changes more is a remark
)

CONSTANT_IN_LOG = Remark(
    "constant-in-log",
    "A constant or a clip of {eps:.0e} keeps log away from 0; it changes the value by {error:.0e} at ordinary points. There is "
    "nothing to do for this homework.",
    "np.logaddexp(0, -z) and np.logaddexp(0, z), with z = u . G + a, are -log(y_out) and -log(1 - y_out) without a constant.",
    "note",
)
LARGE_CONSTANT_IN_LOG = Remark(
    "large-constant-in-log",
    "A constant or a clip of {eps:.0e} keeps log away from 0; it changes the value by {error:.0e} at ordinary points.",
    "One of 1e-12 does it as well. np.logaddexp(0, -z) and np.logaddexp(0, z), with z = u . G + a, are -log(y_out) and "
    "-log(1 - y_out) without any.",
)
CLIPPED_SUMS = Remark(
    "clipped-sums",
    "What the sigmoids are given is clipped to -{most} .. {most}; that changes the value by {error:.0e} at ordinary points. "
    "There is nothing to do for this homework.",
    "If it is for overflow in exp(-t): that gives phi(t) = 0 all the same, with a warning. scipy.special.expit has neither.",
    "note",
)
LARGE_CLIP_OF_SUMS = Remark(
    "large-clip-of-sums",
    "What the sigmoids are given is clipped to -{most} .. {most}; that changes the value by {error:.0e} at ordinary points.",
    "If it is for overflow in exp(-t): that gives phi(t) = 0 all the same, with a warning. scipy.special.expit has neither.",
)
CLIPPING_REMARKS = (CONSTANT_IN_LOG, LARGE_CONSTANT_IN_LOG, CLIPPED_SUMS, LARGE_CLIP_OF_SUMS)

_SUMS = ("phi(q)", "phi(np.clip(q, -{most}, {most}))", "phi(z)", "phi(np.clip(z, -{most}, {most}))")
_BACK = ("y_out - y", "y_out - y", "dE_dG * G * (1 - G)")
#: With the slope of the clipped sum, or with one of 0 beyond.
CLIPPED_SIGMOIDS = tuple(Edit((*_SUMS, *_BACK, f"{_BACK[-1]}{beyond}")) for beyond in ("", " * (np.abs(q) < {most})"))


def digits_lost_to_clipping(function: Function, answers: Sequence[Answer]) -> Iterable[LostDigits]:
    """Yield the constant in the logarithm, or the limit of the sums, that reproduces ordinary answers to their last digits."""
    error = max((answer.relative_error for answer in answers), default=0.0)
    from crosscheck.homework.circles.mistakes.loss import CLIP_TOO_STRONG

    clipped_losses = [family.edit for family in CLIP_TOO_STRONG.families[1:]]
    if function.role is not Role.OUTPUTS:
        for eps in CONSTANTS:
            if any(_gives(answers, function, RIGHT, edit.at(eps)) for edit in clipped_losses):
                mild = CONSTANT_IN_LOG if error <= EXCUSED_CLIP else LARGE_CONSTANT_IN_LOG
                yield LostDigits(mild, CLIP_TOO_STRONG, {"eps": eps, "error": error})
                return
    for most in LIMITS_OF_SUMS:
        if any(_gives(answers, function, edit.at(most), RIGHT) for edit in CLIPPED_SIGMOIDS):
            mild = CLIPPED_SUMS if error <= EXCUSED_CLIP else LARGE_CLIP_OF_SUMS
            yield LostDigits(mild, CLIP_TOO_STRONG, {"most": most, "error": error})
            return


def _gives(answers: Sequence[Answer], function: Function, outputs: Edit, loss: Edit) -> bool:
    """Return whether the textbook with edits gives the answers, as closely as right ones are."""
    from crosscheck.homework.circles.mistakes.book import TEXTBOOK

    def given(at: Probe) -> Array | None:
        if function.role is Role.OUTPUTS:
            return TEXTBOOK.outputs(outputs, at)
        of_loss = function.role is Role.OBJECTIVE
        return TEXTBOOK.objective(loss, outputs, at) if of_loss else TEXTBOOK.gradient(RIGHT, outputs, loss, at)

    return all(_is_near(a, given(a.probe)) for a in answers)


def _is_near(answer: Answer, expected: Array | None) -> bool:
    if answer.value is None or expected is None:
        return False
    return bool((np.abs(answer.value - expected) <= answer.allowance).all())
