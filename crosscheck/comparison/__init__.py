"""Parties, whose code is trusted, side by side: found by name, trained in lockstep, compared at every step."""
