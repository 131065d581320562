"""Asking: the probes, and the answers to them, in a sandbox or in the caller's own process. No verdict is formed here."""
