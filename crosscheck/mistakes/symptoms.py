"""Symptoms: what can be shown of wrong numbers where no mistake is known that makes them."""

from __future__ import annotations

from crosscheck.mistakes.mistake import Symptom

RAISES = Symptom("raises", "{at} fails: {message}.")
FAILS_AN_ASSERT = Symptom(
    "fails-an-assert", "The homework's own assert of {call} fails: {obtained} comes back{printed}."
)
WRONG_SHAPE = Symptom("wrong-shape", "A result of shape {shape} comes back from {at}, where {wanted} {are} expected.")
NOT_FINITE = Symptom("not-finite", "NaN or infinity comes back at ordinary values, as from {at}.")
WRONG_FOR_COLUMNS = Symptom(
    "wrong-for-column-y",
    "It is right for labels of shape (N,) and wrong for (N, 1), the shape in which the homework passes them.",
    "Flatten them first: {labels}.reshape(-1) takes both.",
)
NOT_REPEATABLE = Symptom(
    "not-repeatable", "The same call gives another answer later on. The function must depend on its arguments only."
)
CONSTANT_FACTOR = Symptom(
    "constant-factor", "Every value is off by one and the same factor.", "It is {factor} times the expected one."
)
FACTOR_IN_BLOCKS = Symptom(
    "factor-in-blocks", "The derivatives are right but for a factor by block, in every call.", "There {wrong}{right}."
)
ZERO_IN_BLOCKS = Symptom(
    "zero-in-blocks", "The derivatives with respect to {zero} are zero in every call: are they not done yet{right}?"
)
INDEPENDENT_OF_AN_ARGUMENT = Symptom(
    "independent-of-an-argument",
    "The answer does not depend on {what}, at points where it must: forgotten, or something else is written in its place.",
)
INDEPENDENT_OF_ARGUMENTS = Symptom("independent-of-arguments", "The answer is the same whatever the arguments are.")
WRONG_ONLY_IN_SATURATION = Symptom(
    "wrong-only-in-saturation",
    "It is right at ordinary values and wrong where the output saturates, at {at}, by more than rounding, overflow or clipping "
    "explain.",
    "It gives {obtained:.6g} where {expected:.6g} is expected.",
)
WEIGHTED_TERMS = Symptom(
    "weighted-terms",
    "The terms of the single points are right, but do not count alike: at {n} points with labels {labels} they are added up "
    "with the weights {weights}.",
)
RIGHT_IN_PART = Symptom("right-in-part", "It is right {right}, and wrong {wrong}, in all that was asked.")
WRONG_HIDDEN_UNITS = Symptom("wrong-hidden-units", "Only the derivatives of hidden {bad} are wrong; right are {right}.")
WRONG_BLOCKS = Symptom("wrong-blocks", "Only the derivatives with respect to {bad} are wrong; right are {right}.")
WRONG_ENTRIES = Symptom("wrong-entries", "Wrong are {bad}; right are {right}.")
BEHAVES_AS = Symptom(
    "behaves-as",
    "It behaves as if the textbook's line for {variables} were another.",
    "As if: {lines}.",
)
DIFFERS = Symptom("differs", "The values differ{by}, and no mistake that we know reproduces them.", "{look}")

#: Where to look, by what is right already.
LOOK_AT_INTERMEDIATES = (
    "Take one point, print {intermediates} for it, and compare each with the homework's formula; the first that differs is where "
    "to look."
)
LOOK_AT_TERMS = (
    "The outputs are right. Take one point with label 1 and one with label 0, print the term of each, and compare it with the "
    "homework's formula by hand; then the sum of both."
)
LOOK_AT_THE_CHAIN = (
    "The {objective} is right. Take one point, print the derivative of its term with respect to the output node's sum, then to "
    "each hidden node's value and sum, and compare each with the chain rule; the first that differs is where to look."
)
LOOK_AT_THE_STEP = (
    "The {objective} is right, and the gradient calls it. If it is computed by differences, take central ones, "
    "(E(p + h) - E(p - h)) / 2h, with a step h of 1e-5: a larger one is less exact, and a smaller one loses digits by rounding."
)

SYMPTOMS: tuple[Symptom, ...] = tuple(value for value in globals().values() if isinstance(value, Symptom))
