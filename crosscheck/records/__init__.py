"""Runs kept, and later runs held against them: what moved since, bit for bit, within rounding, or beyond the bound."""
