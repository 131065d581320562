"""Parties side by side: found by name, trained in lockstep, compared at every step. Their code is trusted."""
