"""The explanations of a wrong function that makes no mistake of the catalogue, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.judge.explaining.symptoms.conditions import conditions
from crosscheck.judge.explaining.symptoms.global_state import global_state
from crosscheck.judge.explaining.symptoms.independence import independence
from crosscheck.judge.explaining.symptoms.numbers import (
    behaves_as,
    constant_factor,
    differs,
    not_finite,
    permuted,
    raises,
    same_everywhere,
    where_it_differs,
    wrong_for_columns,
    wrong_shape,
)
from crosscheck.judge.explaining.symptoms.truncation import truncation
from crosscheck.judge.explaining.symptoms.under_autograd import under_autograd
from crosscheck.judge.explaining.symptoms.weights import weighted_terms
from crosscheck.submissions.probes import Answer
from crosscheck.verdict import Finding

Explanation: TypeAlias = Callable[[Evidence, Sequence[Answer], JudgedSoFar], Iterable[Finding]]

#: (evidence, the answers that differ, what is known so far) -> findings. The first explanation with findings is the one that is
#: reported: causes before symptoms, and of these what tells more before what tells less.
EXPLANATIONS: tuple[Explanation, ...] = (
    global_state,
    truncation,
    under_autograd,
    raises,
    wrong_shape,
    not_finite,
    wrong_for_columns,
    constant_factor,
    permuted,
    same_everywhere,
    behaves_as,
    weighted_terms,
    where_it_differs,
    independence,
    conditions,
    differs,
)
NO_ANSWER: tuple[Explanation, ...] = (under_autograd, raises, wrong_shape)  # for calls that brought nothing usable


def first_found(
    explanations: Sequence[Explanation], e: Evidence, differing: Sequence[Answer], so_far: JudgedSoFar
) -> tuple[Finding, ...]:
    """Return the findings of the first explanation that has any."""
    for explanation in explanations:
        if found := tuple(explanation(e, differing, so_far)):
            return found
    return ()
