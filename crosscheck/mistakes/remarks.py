"""Remarks that any homework knows: what is worth saying of a function that agrees, but not to full accuracy or everywhere."""

from __future__ import annotations

from crosscheck.mistakes.mistake import Remark

# Digits lost
FINITE_DIFFERENCES = Remark(
    "finite-differences",
    "These are {what}, right to {error:.0e} of the largest entry. Formulas, or autograd, have no such errors, which add up.",
)
SINGLE_PRECISION = Remark(
    "float32", "Computed in single precision: right to {error:.0e}. NumPy's float64 keeps 16 digits."
)
LIMITED_ACCURACY = Remark("limited-accuracy", "Right to {error:.0e} of the largest value, not to full accuracy.")
NOT_THE_DERIVATIVE_OF_YOUR_LOSS = Remark(
    "not-the-derivative-of-your-loss",
    "It is not the derivative of your own {objective} either, as differences of that function show. If it follows the "
    "homework's formulas, correct the functions before it first, and check again.",
)

# Shapes, types and arguments
SHAPE_OF_LABELS = Remark(
    "shape-of-y",
    "Labels of shape {other} do not work, only those of shape {shape}. The homework passes both: y = {labels}.reshape(-1) "
    "accepts them.{why}",
)
CHANGES_ITS_ARGUMENTS = Remark(
    "changes-its-arguments",
    "The call changes its argument {names}, if only in shape, type or by nothing that matters: work on a copy.",
)
VERY_SLOW = Remark(
    "very-slow",
    "One call on the {n_points} points takes {seconds:.1f} s; with arrays instead of loops it takes less than a millisecond.",
)
RETURN_TYPE = Remark(
    "return-type",
    "Returns {what}, with which a step of descent, {params} -= {eta} * {gradient}(..), fails: return np.array of shape "
    "({n_parameters},).",
)
RETURN_TYPE_REQUIRES_GRAD = Remark(
    "return-type-graded",
    "Returns a tensor that requires grad, which np.round in the homework's asserts refuses: return .item().",
)
RETURN_TYPE_UNPRINTABLE = Remark(
    "return-type-unprintable",
    "Returns {what}, which cannot be printed as a number: return a float.",
)
RETURN_TYPE_LONG_DOUBLE = Remark(
    "return-type-longdouble",
    "Returns np.longdouble, with which the homework's asserts fail: == compares all its digits with those of a float. Return a "
    "float.",
)
RETURN_TYPE_SCALAR = Remark("return-type-scalar", "Returns {what} where one number is expected.")
REFUSES_LIST = Remark(
    "refuses-list",
    "Refuses a point given as a list, as the homework's asserts pass it: {point} = np.asarray({point}) accepts both.",
)

# A descent of the submission's own
DESCENT_UNFOLLOWED = Remark(
    "optimize-unfollowed",
    "Its steps cannot be followed: it never calls {gradient} by a name of the notebook, and returns neither {params} nor losses "
    "to judge it by. The homework's are {params} <- {params} - {eta} * {gradient}({params}).",
)
DESCENT_MOMENTUM = Remark(
    "optimize-momentum",
    "The steps have a momentum of {beta:.3g}; the homework's are {params} <- {params} - {eta} * {gradient}({params}).",
)

REMARKS: tuple[Remark, ...] = tuple(value for value in globals().values() if isinstance(value, Remark))
