"""Run a submission where it can do no harm; the verdict is formed elsewhere, from numbers alone."""

from crosscheck.sandbox.forkserver import SandboxUnavailable
from crosscheck.sandbox.levels import Level, Limits, choose_level
from crosscheck.sandbox.session import Session
from crosscheck.submissions.outcomes import Failed, Loaded, Returned, Where

__all__ = [
    "Failed",
    "Level",
    "Limits",
    "Loaded",
    "Returned",
    "SandboxUnavailable",
    "Session",
    "Where",
    "choose_level",
]
