"""Bounds of the rounding errors of a correct implementation, at one point and along a descent."""
