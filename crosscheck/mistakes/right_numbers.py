"""Mistakes whose numbers are right: a shape or a type with which one of the homework's own asserts fails.

What fails in the homework's descent only is a remark, see `remarks`.
"""

from __future__ import annotations

from crosscheck.mistakes.mistake import Mistake


def _usage(kind: str, hint: str, formula: str) -> Mistake:
    return Mistake(kind, None, f"{hint} The numbers are right.", formula, numbers_right=True)


GRADIENT_SHAPE = _usage(
    "gradient-shape",
    "The gradient comes back as an array of shape {shape}, which the homework's asserts do not take for a flat one.",
    "Return shape ({n_parameters},), as with .reshape(-1) or .ravel(): against a flat array, a column is compared with each of "
    "its entries.",
)
REFUSES_COLUMN_LABELS = _usage(
    "refuses-column-labels",
    "Labels of shape (N, 1), as the homework's {y} has them, are refused{why}.",
    "Flatten them first, {labels}.reshape(-1): that takes both shapes.",
)
REFUSES_FLAT_LABELS = _usage(
    "refuses-flat-labels",
    "Labels of shape (N,), as the homework's asserts and its docstring have them, are refused{why}.",
    "Flatten them first, {labels}.reshape(-1), and index them with one index: that takes both shapes.",
)
WRONG_FOR_FLAT_LABELS = _usage(
    "wrong-for-flat-labels",
    "Labels of shape (N, 1) go right, and those of shape (N,), as the homework's docstring has them, bring other answers.",
    "Flatten them first, {labels}.reshape(-1), so that (N,) meets (N,): that takes both shapes.",
)
REFUSES_LIST = _usage(
    "refuses-list",
    "A point given as a list, as the homework's asserts pass it, is refused.",
    "{point} = np.asarray({point}, dtype=float) takes both lists and arrays.",
)
RETURNS_GRADED = _usage(
    "return-type-graded",
    "A tensor that requires grad comes back, which np.round in the homework's asserts refuses.",
    "Return a float, as with .item(), or an array, as with .detach().numpy().",
)
RETURNS_LONG_DOUBLE = _usage(
    "return-type-longdouble",
    "np.longdouble comes back, with which the homework's asserts fail: they compare all its digits with those of a float.",
    "Return a float: float(..), or compute in np.float64.",
)
NOT_ROUNDABLE = _usage(
    "not-roundable",
    "{what} comes back, which np.round in the homework's asserts refuses.",
    "Return a float, or an array of floats.",
)

RIGHT_NUMBERS: tuple[Mistake, ...] = tuple(value for value in globals().values() if isinstance(value, Mistake))
