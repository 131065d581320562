"""Remarks that any homework knows: what is worth saying of a function that agrees, but not to full accuracy or everywhere."""

from __future__ import annotations

from crosscheck.mistakes.mistake import Remark

# Digits lost
FINITE_DIFFERENCES = Remark(
    "finite-differences",
    "These are {what}: right to {digits}.",
    "Formulas, or autograd, have no such errors, which add up.",
)
SINGLE_PRECISION = Remark(
    "float32", "Computed in single precision: right to {digits}.", "NumPy's float64 keeps 16 digits."
)
LIMITED_ACCURACY = Remark("limited-accuracy", "Right to {digits}, not to full accuracy.")

# Gradients beside a loss that is wrong itself
CHANGES_WITH_THE_CORRECTION = Remark(
    "changes-with-the-correction",
    "The gradient follows the homework's formulas on your forward pass. It is not the derivative of your own {objective}, and "
    "changes once the functions before it are corrected.",
)
NOT_THE_DERIVATIVE_OF_YOUR_LOSS = Remark(
    "not-the-derivative-of-your-loss",
    "It is not the derivative of your own {objective} either, as differences of that function show.",
    "If it follows the homework's formulas, it may be right once the functions before it are: check again then.",
)

# Shapes, types and arguments that pass the homework's asserts
SHAPE_OF_LABELS = Remark(
    "shape-of-y",
    "Labels of shape {other} do not work, only those of shape {shape}{why}.",
    "The homework passes both: {labels}.reshape(-1) takes them.",
)
LEFT_OUT = Remark(
    "left-out",
    "Asked at up to {most} points besides the homework's own calls: more would have cost more time or memory than its own "
    "asserts do. That is nothing against it.",
    level="note",
)
WITH_WHAT_IS_LENT = Remark(
    "with-what-is-lent",
    "Judged with a right {outputs} in place of yours, which is not done yet.",
    level="note",
)
CHANGES_ITS_ARGUMENTS = Remark(
    "changes-its-arguments",
    "The call changes its argument {names}, if only in shape, type or by nothing that matters.",
    "Work on a copy.",
)
RETURN_TYPE = Remark(
    "return-type",
    "Returns {what}, with which the homework's descent fails.",
    "{params} -= {eta} * {gradient}(..) takes an array: return np.array of shape ({n_parameters},).",
)
RETURN_TYPE_UNPRINTABLE = Remark(
    "return-type-unprintable",
    "Returns {what}, which cannot be printed as a number.",
    "Return a float.",
)
RETURN_TYPE_SCALAR = Remark("return-type-scalar", "Returns {what} where one number is expected.", "Return a float.")

# A descent of the submission's own
DESCENT_UNFOLLOWED = Remark(
    "optimize-unfollowed",
    "Its steps cannot be followed: it calls neither {gradient} nor {objective} at the {params} on its way, and returns nothing "
    "that tells them.",
    "The homework's are {params} <- {params} - {eta} * {gradient}({params}).",
    level="unjudged",
)

# In a notebook
ANSWER_KEY = Remark(
    "answer-key",
    "This is the answer key, which an import has put in the place of your own: {names}.",
)

REMARKS: tuple[Remark, ...] = tuple(value for value in globals().values() if isinstance(value, Remark))
