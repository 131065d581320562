"""Constants that keep the logarithm away from 0, so strong that ordinary points are changed."""

from __future__ import annotations

from crosscheck.homework.circles.clipping import STRONG_CLIPS
from crosscheck.homework.circles.mistakes.book import DQ, DZ, HIDDEN, OUTPUT, TERMS, TEXTBOOK
from crosscheck.mistakes.fitting import Family, root
from crosscheck.mistakes.table import table
from crosscheck.mistakes.textbook import Edit

# A clip acts on outputs beyond it alone; what is added to every output shows in the published 41.4 from 1e-4 on (41.34).
STRONG_ADDED = (2e-4, 1e-4)
CLIPS = (0.45, *STRONG_CLIPS, STRONG_CLIPS[-1] / 2)  # between which one is looked for

CLIPPED = "np.clip(y_out, {eps}, 1 - {eps})"
_INSIDE = (DZ, "(y_out - y) * ((y_out > {eps}) & (y_out < 1 - {eps}))")
CLIPPED_OUTPUT = Edit((OUTPUT, "y_out = np.clip(phi(z), {eps}, 1 - {eps})", *_INSIDE))
CLIPPED_LOSSES = CLIP, FLOOR, ADDED = (
    Edit(
        (
            *(TERMS, f"y * np.log({CLIPPED}) + (1 - y) * np.log(1 - {CLIPPED})"),
            *_INSIDE,
        )
    ),
    Edit(
        (
            *(TERMS, "y * np.log(np.maximum({eps}, y_out)) + (1 - y) * np.log(np.maximum({eps}, 1 - y_out))"),
            *(DZ, "(1 - y) * y_out * (1 - y_out > {eps}) - y * (1 - y_out) * (y_out > {eps})"),
        )
    ),
    Edit(
        (
            *(TERMS, "y * np.log(y_out + {eps}) + (1 - y) * np.log(1 - y_out + {eps})"),
            *(DZ, "y_out * (1 - y_out) * ((1 - y) / (1 - y_out + {eps}) - y / (y_out + {eps}))"),
        )
    ),
)
_SUMS = (HIDDEN, "G = phi(np.clip(q, -{most}, {most}))", OUTPUT, "y_out = phi(np.clip(z, -{most}, {most}))", DZ, DZ)
#: With the slope of the clipped sum, or with one of 0 beyond.
CLIPPED_SIGMOIDS = (Edit((*_SUMS, DQ, DQ)), Edit((*_SUMS, DQ, f"{DQ} * (np.abs(q) < {{most}})")))

(CLIP_TOO_STRONG,) = table(
    TEXTBOOK,
    "loss",
    """
    clip-too-strong
        The output, what its sigmoid is given, or a point's loss is clipped, or a constant is added inside the logarithm, so
          strongly that ordinary points are changed.
        If log must be kept away from 0, the constant has to be as small as 1e-12; better is log(1 + exp(-z)).
        + $clips
    """,
    clips=(
        *(CLIPPED_OUTPUT.at(eps) for eps in STRONG_CLIPS),
        *(edit.at(eps) for eps in STRONG_CLIPS for edit in (CLIP, FLOOR)),
        *(ADDED.at(eps) for eps in (*STRONG_CLIPS, *STRONG_ADDED)),
    ),
)
CLIPPING = tuple(
    Family((CLIP_TOO_STRONG,), edit, root(CLIPS), lambda eps: {} if eps >= STRONG_CLIPS[-1] else None)
    for edit in (CLIPPED_OUTPUT, *CLIPPED_LOSSES)
)
