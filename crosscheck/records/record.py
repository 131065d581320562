"""A record: all numbers of a run in full precision, what was asked for, and what computed it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.records.machine import machine
from crosscheck.run import Run, Trajectory
from crosscheck.submissions.errors import CannotJudgeError


class RecordError(CannotJudgeError, ValueError):
    """There is no record to hold a run against; the message says why."""


@dataclass(frozen=True)
class Asked:
    """What a run was asked for."""

    n_steps: int
    eta: float
    unit_roundoff: float
    initial: tuple[float, ...]  # 17
    data: str  # the SHA-256 of the points and labels, as float64s

    def check_same(self, now: Asked, place: str) -> None:
        """Raise RecordError, which names the first difference, if another run was asked for something else."""
        for what, then, this in (
            ("steps", self.n_steps, now.n_steps),
            ("eta", self.eta, now.eta),
            ("unit roundoff", self.unit_roundoff, now.unit_roundoff),
        ):
            if then != this:
                raise RecordError(f"The record in {place} is of a run with {what} {then}, this run has {this}.")
        for name, start, here in zip(NAMES, self.initial, now.initial, strict=True):
            if start != here:
                raise RecordError(f"The record in {place} is of a run from {name} = {start}, this run has {here}.")
        if self.data != now.data:
            raise RecordError(f"The record in {place} is of a run on other data.")


@dataclass(frozen=True)
class Record:
    """One run, as it was."""

    asked: Asked
    parties: dict[str, Trajectory]
    made: dict[str, Any]  # versions, machine


def asked_of(X: Array, y: Array, initial: Array, eta: float, n_steps: int, unit_roundoff: float) -> Asked:
    """Return what a run is asked for, before it has begun."""
    data = hashlib.sha256(np.ascontiguousarray(X).tobytes() + np.ascontiguousarray(y).tobytes()).hexdigest()
    return Asked(n_steps, eta, unit_roundoff, tuple(np.asarray(initial, dtype=float).tolist()), data)


def record_of(run: Run, versions: Mapping[str, str]) -> Record:
    """Record a finished run, made here and now with these versions."""
    asked = asked_of(run.X, run.y, run.initial, run.eta, run.n_steps, run.unit_roundoff)
    return Record(asked, run.parties, {"versions": dict(versions), **machine()})


def run_of(record: Record, X: Array, y: Array) -> Run:
    """Return the run that was recorded, with the data that it was made on, so that another record can be held against it.

    Raises
    ------
    RecordError
        If it was made on other data.
    """
    asked = record.asked
    run = Run(X, y, np.array(asked.initial), asked.eta, asked.n_steps, asked.unit_roundoff, record.parties)
    asked.check_same(asked_of(X, y, run.initial, run.eta, run.n_steps, run.unit_roundoff), "question")
    return run
