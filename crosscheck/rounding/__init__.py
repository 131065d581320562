"""Error bounds: how far rounding may carry a correct implementation from the exact value, at a point and along a descent.

What is derived here is used by `comparison`, `truth` and the homework's tolerances; nothing is measured here.
"""
