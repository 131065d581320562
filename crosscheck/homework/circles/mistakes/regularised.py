"""Mistakes that belong to training other networks: weight decay in the loss, clipped or normalised gradients."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from crosscheck.homework.circles.mistakes.book import DZ, PACK, TEXTBOOK
from crosscheck.homework.circles.mistakes.losses import OF_MEAN
from crosscheck.mistakes.fitting import Family, chosen, linear, read_off, spelled
from crosscheck.mistakes.mistake import Mistakes
from crosscheck.mistakes.table import table
from crosscheck.mistakes.textbook import Edit
from crosscheck.submissions.probes import Answer

(WEIGHT_DECAY,) = table(
    TEXTBOOK,
    "loss",
    """
    weight-decay
        A weight decay is added: {factor} times the sum of the {powers} of {which}.
        E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ], and its gradient, have no term of the parameters alone.
    """,
)
(GRADIENT_CLIPPING,) = table(
    TEXTBOOK,
    "loss_gradient",
    """
    gradient-clipping
        The gradient is {how}.
        The derivatives are asked for as they are, however large: what is done to a step is the descent's.
    """,
)
REGULARISED = (WEIGHT_DECAY, GRADIENT_CLIPPING)

PARTS = (
    ("all parameters", "params"),
    ("u and v", "only(params, 'u', 'v')"),
    ("v", "only(params, 'v')"),
    ("u", "only(params, 'u')"),
    ("u, v and b", "only(params, 'u', 'v', 'b')"),
    ("u, a and v", "only(params, 'u', 'a', 'v')"),
)
#: What is added to the loss for parameters w, and what it adds to the gradient.
PENALTIES = (
    ("squares", "np.sum(w**2)", "2 * w"),
    ("sizes", "np.sum(np.abs(w))", "np.sign(w)"),
    ("squares, of which the root is taken,", "np.sqrt(np.sum(w**2))", "w / np.sqrt(np.sum(w**2))"),
)


def _decays(mistakes: Mistakes, each: str) -> Iterator[Family]:
    """Yield the ways to penalise parameters; of a mean, each point counts 1/N."""
    for powers, penalty, slope in PENALTIES:
        for which, w in PARTS:
            for per, over in (("", ""), ("/N", " / len(y)")):
                added, back = (f"{{factor}}{over} * {text.replace('w', w)}" for text in (penalty, slope))
                loss = ("E = -np.sum(terms)", f"E = -{each}np.sum(terms) + {added}")
                edit = Edit((*loss, DZ, f"{each}({DZ})", PACK, f"({PACK} + {back})"))
                told = {"powers": powers, "which": which}
                yield Family(
                    (*mistakes, WEIGHT_DECAY),
                    edit,
                    linear(1),
                    lambda k, per=per, told=told: {"factor": spelled(k) + per, **told} if k else None,
                )


def _norm(answer: Answer) -> float:
    assert answer.value is not None
    return float(np.linalg.norm(answer.value))


def _cut_norm(answer: Answer) -> float | None:
    norm = _norm(answer)
    return norm if 0 < norm < float(np.linalg.norm(answer.expected)) else None


def _cut_size(answer: Answer) -> float | None:
    assert answer.value is not None
    size = float(np.abs(answer.value).max())
    return size if 0 < size < float(np.abs(answer.expected).max()) else None


DECAYS: tuple[Family, ...] = (*_decays((), ""), *_decays((OF_MEAN,), "1 / len(y) * "))
CLIPPED_GRADIENTS: tuple[Family, ...] = tuple(
    Family((GRADIENT_CLIPPING,), Edit((PACK, text)), search, lambda most, how=how: {"how": how.format(spelled(most))})
    for text, search, how in (
        (f"shortened({PACK}, {{most}})", read_off(_cut_norm), "shortened to a length of {0} where it is longer"),
        (f"np.clip({PACK}, -{{most}}, {{most}})", read_off(_cut_size), "clipped to -{0} .. {0}, entry by entry"),
        (
            f"shortened({PACK}, {{most}}, always=True)",
            read_off(_norm),
            "normalised: its length is {0} whatever it should be",
        ),
        (f"{{most}} * np.sign({PACK})", chosen((1.0,), (-1.0,)), "reduced to the signs of its entries"),
    )
)
