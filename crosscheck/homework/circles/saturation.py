"""Constants that keep the logarithm away from 0 or exp from overflow, at ordinary points and in saturation.

Mild clipping costs digits at ordinary points, and gets a remark. In saturation, errors that rounding, overflow and
clipping explain get a remark, and other errors are wrong.

With s = (1 - 2y) z > 0 on the wrong side of the boundary, the loss of a point is log(1 + exp(s)), about s. A constant
that keeps log away from 0 lowers it, but never below the losses of ordinary probes. Where 1 - y_out rounds to 0, any
loss is possible: the logarithm is infinite, or left out, or that of the constant. The point's derivatives are then
smaller, or 0. Where 1 - y_out is a few ulps, they may be up to twice as large. Their signs do not change.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np

from crosscheck.homework.circles.questions import MISTAKEN, STRONG_CLIPS
from crosscheck.homework.parts import Function, LostDigits, Role
from crosscheck.mistakes.findings import REMARK, kinds
from crosscheck.mistakes.fitting import Candidate, root
from crosscheck.mistakes.textbook import GRADIENT, RIGHT, Edit
from crosscheck.submissions.outcomes import Failed
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import Finding
from manual import by_hand

# Constants that people choose; and 4e-4 and 3e-4, next to the limit between a mistake and a remark.
CONSTANTS = sorted([*(digit * 10.0**-k for k in range(3, 17) for digit in (5, 2, 1)), 4e-4, 3e-4], reverse=True)
# Limits to which people clip V x + b and u . G + a, against overflow of exp.
LIMITS_OF_SUMS = [float(n) for n in range(50, 4, -1)]
EXCUSED_CLIP = 1e-6  # largest relative error for a note, such as that of sums clipped at 15. More is a remark.

# Texts: the homework's letters, and parts that several remarks have in common.
LETTERS = "With q = V x + b, G = phi(q) and z = u . G + a, so that y_out = phi(z):"
LOGADDEXP = (
    "np.logaddexp(0, -z) and np.logaddexp(0, z) are -log(y_out) and -log(1 - y_out) for every z, so that the sum over i "
    "of np.logaddexp(0, (1 - 2 y_i) z_i) is the loss without such a limit."
)
_CONSTANT = "It behaves as if a clip or a constant of {eps:.2g} kept y_out away from 0 and 1: right to {digits}."
_WITHOUT = (
    "In a loss, np.logaddexp(0, -z) and np.logaddexp(0, z), z = u . G + a, are -log(y_out) and -log(1 - y_out) without"
)
_CLIP = "What the sigmoids are given is clipped to -{most:.4g} .. {most:.4g}: right to {digits}."
_OVERFLOW = (
    "If it is to avoid overflow in exp(-t), it is not needed: phi(t) is then 0, with a warning. scipy.special.expit gives "
    "no warning."
)
_NOTHING = "There is nothing to do for this homework."
_SO_FAR = "The homework does not reach that far, so there is nothing to do for it."
REMARKS = kinds(
    f"""
    constant-in-log (note): {_CONSTANT} {_NOTHING}
        {_WITHOUT} a constant.
    large-constant-in-log: {_CONSTANT}
        1e-12 is enough. {_WITHOUT} a constant.
    clipped-sums (note): {_CLIP} {_NOTHING}
        {_OVERFLOW}
    large-clip-of-sums: {_CLIP}
        {_OVERFLOW}
    clipping (note): Clipped where the output saturates{{constant}}: there the loss stops growing and its gradient is 0.
          {_SO_FAR}
        {LETTERS} {{remedy}}
    nan-in-saturation (note): Right wherever the homework asks; NaN or infinity where the output saturates. {_SO_FAR}
        {LETTERS} in double precision, y_out rounds to 1 past z = 36.7. There log(1 - y_out) is minus infinity, and
          y_out (1 - y_out) is 0; 0 times infinity and 0 / 0 are NaN. {LOGADDEXP} Its derivative, y_out - y, divides
          by nothing.
    raises-in-saturation (note): Fails where the output saturates: {{message}}. {_SO_FAR}
        {LETTERS} math.log(1 - y_out) fails past z = 36.7, where y_out rounds to 1, and math.exp(-z) past z = -709.
          NumPy's do not fail. {LOGADDEXP}
    inaccurate-in-saturation (note): Loses its accuracy where the output saturates. {_SO_FAR}
        {LETTERS} 1 - y_out keeps the fewer digits the larger z is, and none past z = 36.7, where y_out rounds to 1.
          {LOGADDEXP}
    """,
    **REMARK,
)
NAMED = {remark.kind: remark for remark in REMARKS}

#: Sigmoids of clipped sums, all or the output's. By hand, their slope beyond the limit is that at the limit.
CLIPPED_OUTPUT = "y_out = phi(np.clip(z, -{most}, {most}))"
CLIPPED_SIGMOIDS = "G = phi(np.clip(q, -{most}, {most})); " + CLIPPED_OUTPUT


class Clip(NamedTuple):
    """A kind of clip: the name of its constant, the usual values, and the remarks on a mild and a large one."""

    constant: str
    usual: Sequence[float]
    mild: str
    large: str


OF_LOG = Clip("eps", CONSTANTS, "constant-in-log", "large-constant-in-log")
OF_SUMS = Clip("most", LIMITS_OF_SUMS, "clipped-sums", "large-clip-of-sums")


def digits_lost_to_clipping(function: Function, answers: Sequence[Answer]) -> Iterator[LostDigits]:
    """Yield the constant in the logarithm, or the limit of the sums, that explains ordinary answers up to rounding."""
    from crosscheck.homework.circles.mistakes.book import TEXTBOOK
    from crosscheck.homework.circles.mistakes.loss import CLIP_TOO_STRONG

    wanted = (Role.OUTPUTS, Role.OBJECTIVE, Role.GRADIENT).index(function.role)
    of_output, *of_losses = CLIP_TOO_STRONG.families
    of_sums = [(OF_SUMS, [TEXTBOOK.edit(text)]) for text in (CLIPPED_SIGMOIDS, CLIPPED_OUTPUT)]
    clips = [(OF_LOG, [RIGHT, edit]) for edit in of_losses] if wanted else [(OF_LOG, [of_output])]
    if wanted == GRADIENT:  # exact derivatives, of which those beyond a limit are 0, or by hand
        exact = [(clip, [*edits, *[RIGHT] * (3 - len(edits))]) for clip, edits in (*clips, *of_sums)]
        clips = [*exact, (OF_LOG, [of_output])]
    clips += of_sums

    def clipped(edits: Sequence[Edit], constant: float) -> Candidate:
        at = [edit.at(constant) if edit else edit for edit in edits]
        return lambda answer: TEXTBOOK.answer(answer.probe, *at, wanted=wanted)

    usual = ((clip, edits, constant) for clip, edits in clips for constant in clip.usual)
    # Not for a gradient: a clip makes some points' terms 0, and many constants do the same.
    differ = [a for a in answers if not a.agrees and function.role is not Role.GRADIENT]
    worst = sorted(differ, key=lambda a: a.relative_error)[-1:]  # the constant is fitted to the largest error
    fits = ((clip, edits, root(*clip.usual).find(partial(clipped, edits), worst)) for clip, edits in clips)
    between = ((clip, edits, constant) for clip, edits, found in fits for (constant,) in found)
    for clip, edits, constant in itertools.chain(usual, between):
        candidate = clipped(edits, constant)
        if all(a.value is not None and (np.abs(a.value - candidate(a)) <= a.allowance).all() for a in answers):
            listed = max((a.relative_error for a in answers if a.probe.listed), default=0.0)  # the same for each seed
            wrong = replace(NAMED[clip.large], kind=CLIP_TOO_STRONG.kind)
            told = NAMED[clip.mild if listed <= EXCUSED_CLIP else clip.large]
            yield LostDigits(told, wrong, {clip.constant: constant})
            return


# Limits of s, the pre-activation on the wrong side of the boundary. Above them ..
CLIPPING_ACTS = MISTAKEN / 2  # .. a constant in the logarithm may show. Below, ordinary probes would show it.
FEW_ULPS_LEFT = -float(np.log(100 * np.finfo(float).eps))  # .. 1 - y_out is less than 100 ulps of 1: 31.4
NOTHING_LEFT = 38.0  # .. 1 - y_out is certainly 0: it rounds to 0 past 36.74

# A clip changes an output by less than this. Ordinary probes show stronger clips (`clip-too-strong`).
OUTPUT_ATOL = STRONG_CLIPS[-1]
LARGEST_RTOL = 0.01  # tolerance in saturation, relative to the largest entry: mistakes are far larger
INFINITE = 1e6  # No right answer is as large. np.nan_to_num or a complex step makes infinity a number beyond this.

# At the far probes (initial * 100), the loss of a point is about 1e-87 on the right side, and 200 or 300 on the wrong
# side. An output is below 1e-130, or rounds to 1. The largest derivative is 1 on the wrong side.
FAR_LOSS = 100.0  # a loss above this is of a point on the wrong side
FAR_OUTPUT = 1e-30  # an output below this goes to 0
FLAT_GRADIENT = 1e-3  # if all derivatives are below this, the logarithm is clipped to a constant
LOG_ATOL = 0.2  # tolerance of -log(eps): the rounding error of 1 - (1 - eps), for eps down to 1e-16
TORCH_LEAST_LOG = -100.0  # limit at which torch's binary_cross_entropy clips its logarithms


def remarks(function: Function, answers: Sequence[Answer]) -> list[Finding]:
    """Return a remark on wrong answers where the output saturates, if there are any."""
    if not (bad := [answer for answer in answers if not answer.agrees]):
        return []
    failed = next((a.outcome for a in bad if isinstance(a.outcome, Failed)), None)
    if failed is not None:
        return [NAMED["raises-in-saturation"].finding(message=failed.message.rstrip("."))]
    if any(not np.isfinite(a.value).all() for a in bad if a.value is not None):
        return [NAMED["nan-in-saturation"].finding()]
    eps = _constant(function, answers)
    return [NAMED["inaccurate-in-saturation"].finding() if eps is None else _clipping(eps)]


def unexplained(function: Function, answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers in saturation that neither rounding nor overflow nor clipping explains.

    Answers where exp overflows are left out: an error so far out is no mistake in the homework.
    """
    bad = [answer for answer in answers if answer.value is not None and not answer.agrees and not _is_far(answer.probe)]
    return [answer for answer in bad if not _explained(function, answer)]


def _clipping(eps: float) -> Finding:
    """Return the remark on a clip. For torch's clip of log at -100, name the function without a clip."""
    if abs(float(np.log(eps or 1)) - TORCH_LEAST_LOG) < LOG_ATOL:
        held = f" (log is held at {TORCH_LEAST_LOG:g}, as torch's binary_cross_entropy does)"
        return NAMED["clipping"].finding(constant=held, remedy="binary_cross_entropy_with_logits, of z, has no clip.")
    return NAMED["clipping"].finding(constant=f" (with about {eps:.0e})" if eps else "", remedy=LOGADDEXP)


def _constant(function: Function, answers: Sequence[Answer]) -> float | None:
    """Return the constant that keeps log away from 0, if it shows: far on the wrong side a loss is -log(eps)."""
    far = [a for a in answers if a.value is not None and _is_far(a.probe)]
    if function.role is Role.OUTPUTS:
        ends = [float(p) for a in far if a.value is not None for p in a.value[a.expected < FAR_OUTPUT]]
        return ends[0] if ends and 0 < ends[0] < 0.5 and len(set(ends)) == 1 else None
    if function.role is Role.OBJECTIVE:
        capped = [float(np.asarray(a.value)) for a in far if a.probe.y.size == 1 and a.expected > FAR_LOSS]
        eps = float(np.exp(-max(capped, default=0)))
        return eps if eps < OUTPUT_ATOL and max(capped) - min(capped) < LOG_ATOL else None
    alone = (a for a in answers if a.probe.y.size == 1 and np.abs(a.expected).max() > FLAT_GRADIENT)
    flat = [a.value is not None and bool(np.abs(a.value).max() < FLAT_GRADIENT) for a in alone]
    return 0.0 if flat and all(flat) else None


def _is_far(probe: Probe) -> bool:
    """Return whether a hidden node's exponential overflows: the parameters are a hundred times the homework's."""
    _, _, V, b = by_hand.unpack(probe.params)
    return bool(np.abs(V @ probe.X.T + b).max() > by_hand.LARGEST)


def _explained(function: Function, answer: Answer) -> bool:
    """Return whether every entry is between its least and largest possible value, or one is infinite."""
    assert answer.value is not None
    if not (np.abs(answer.value) < INFINITE).all():  # beside an infinite entry, another may be inf - inf
        return True
    low = high = answer.expected
    slack = OUTPUT_ATOL
    if function.role is not Role.OUTPUTS:
        low, high = (np.sum(terms, axis=0) for terms in zip(*_terms(function, answer.probe), strict=True))
        slack = answer.probe.y.size * OUTPUT_ATOL + LARGEST_RTOL * float(np.abs(answer.expected).max())
    return bool(((answer.value >= low - slack) & (answer.value <= high + slack)).all())


def _terms(function: Function, probe: Probe) -> Iterable[tuple[Array | float, Array | float]]:
    u, a, V, b = by_hand.unpack(probe.params)
    wrong_side = (1 - 2 * probe.y) * (u @ by_hand.phi(V @ probe.X.T + b) + a)  # s of each point
    for x, y, s in zip(probe.X, probe.y, wrong_side, strict=True):
        alone = getattr(by_hand, function.name)(probe.params, x[np.newaxis], y[np.newaxis])
        if function.role is Role.OBJECTIVE:
            least, most = (CLIPPING_ACTS, alone) if s < FEW_ULPS_LEFT else (0.0, np.inf)
            yield (alone, alone) if s < CLIPPING_ACTS else (least, most)
        else:
            least = alone if s < CLIPPING_ACTS else 0 * alone
            most = 2 * alone if FEW_ULPS_LEFT <= s < NOTHING_LEFT else alone
            yield np.minimum(least, most), np.maximum(least, most)
