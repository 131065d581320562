"""Error bounds: how far rounding may carry a correct implementation from the exact value, at a point and along a descent.

What is derived here is used by `comparison`, `truth` and the homework's tolerances; nothing is measured here.
`FLOAT64` and `FLOAT32` are the unit roundoffs of the two precisions, as `compare` takes them.
"""

from crosscheck.rounding.point import FLOAT32, FLOAT64

__all__ = ["FLOAT32", "FLOAT64"]
