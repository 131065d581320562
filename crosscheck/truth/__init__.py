"""The truth: the homework in ball arithmetic, the committed trajectory, and every party's errors against them.

`network`, `loss` and `loss_gradient` return enclosures. They need python-flint; the homework's own run is measured without.
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
