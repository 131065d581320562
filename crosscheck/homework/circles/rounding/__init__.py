"""Error bounds: how far rounding may carry a correct implementation from the exact value, at a point and along a descent."""
