"""Symptoms: what can be shown of wrong numbers where no mistake is known that makes them."""

from __future__ import annotations

from crosscheck.mistakes.mistake import Symptom

RAISES = Symptom("raises", "The call ({at}) fails: {message}")
WRONG_SHAPE = Symptom("wrong-shape", "A result of shape {shape} comes back where {wanted} {are} expected ({at}).")
NOT_FINITE = Symptom("not-finite", "NaN or infinity comes back at ordinary values ({at}).")
WRONG_FOR_COLUMNS = Symptom(
    "wrong-for-column-y",
    "It is right for labels of shape (N,) and wrong for (N, 1), the shape in which the homework passes them: flatten them "
    "first, y = {labels}.reshape(-1).",
)
NOT_REPEATABLE = Symptom(
    "not-repeatable", "The same call gives another answer later on. The function must depend on its arguments only."
)
CONSTANT_FACTOR = Symptom("constant-factor", "Every value is {factor} times the expected one, at every point.")
FACTOR_IN_BLOCKS = Symptom(
    "factor-in-blocks", "The derivatives are right but for a factor, in every call: {wrong}{right}."
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
    "It is right at ordinary values and wrong where the output saturates, by more than rounding, overflow or clipping explain: "
    "{at} gives {obtained:.6g} where {expected:.6g} is expected.",
)
WRONG_HIDDEN_UNITS = Symptom("wrong-hidden-units", "Only the derivatives of hidden {bad} are wrong; right are {right}.")
WRONG_BLOCKS = Symptom("wrong-blocks", "Only the derivatives with respect to {bad} are wrong; right are {right}.")
WRONG_ENTRIES = Symptom("wrong-entries", "Wrong are {bad}; right are {right}.")
DIFFERS = Symptom(
    "differs",
    "The values differ, and no mistake that we know reproduces them. Take one point, print {intermediates} for it, and "
    "compare each with the homework's formula; the first that differs is where to look.",
)

SYMPTOMS: tuple[Symptom, ...] = tuple(value for value in globals().values() if isinstance(value, Symptom))
