"""One submission from its file to its verdict."""

from __future__ import annotations

import secrets
import time
from pathlib import Path

import numpy as np

from crosscheck.contract import INITIAL
from crosscheck.judge.judging import judge
from crosscheck.judge.probes import Examination
from crosscheck.judge.verdict import Finding, Verdict
from crosscheck.sandbox import Level, Limits, Session
from crosscheck.submission import SubmissionError, read_submission

MOST_SEED = 2**31


def fresh_seed() -> int:
    """Draw a seed that no submission can know."""
    return secrets.randbelow(MOST_SEED)


def verify(
    path: str | Path,
    level: Level,
    examination: Examination,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Verdict:
    """Judge a notebook or module; its code runs in a sandbox, and the verdict is formed here.

    Parameters
    ----------
    path : path
        A `.ipynb` or `.py` file; opened for reading, never changed.
    level : Level
        As `crosscheck.sandbox.choose_level` found it.
    examination : Examination
        The questions; the same seed asks the same.
    limits : Limits
        What the submission may use up.
    """
    started = time.monotonic()
    verdict = Verdict(str(path), level.value, examination.seed)
    try:
        submission = read_submission(path)
    except SubmissionError as error:
        verdict.reason = Finding(error.kind, error.message)
        return verdict
    homework = {"X": examination.X, "y": examination.y.reshape(-1, 1), "initial": np.array(INITIAL)}
    with Session(submission.cells, level, limits, globals_=homework) as session:
        judge(session, verdict, examination)
        verdict.output = session.output
    verdict.seconds = time.monotonic() - started
    return verdict
