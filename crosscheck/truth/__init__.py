"""The truth: the homework in ball arithmetic, the committed trajectory, and every party's errors against them.

Its functions `network`, `loss` and `loss_gradient` are those of a party, but return enclosures in place of float64s. It
needs python-flint (``pip install python-flint``); the homework's own run is measured without it, too.
"""

from crosscheck.truth.arb import (
    Descent,
    Enclosure,
    FlintMissingError,
    NoTruthError,
    TooWideError,
    descend,
    evaluate,
    loss,
    loss_gradient,
    network,
)
from crosscheck.truth.errors import Certificates, TruthReport, certify, measure

__all__ = [
    "Certificates",
    "Descent",
    "Enclosure",
    "FlintMissingError",
    "NoTruthError",
    "TooWideError",
    "TruthReport",
    "certify",
    "descend",
    "evaluate",
    "loss",
    "loss_gradient",
    "measure",
    "network",
]
