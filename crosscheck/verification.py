"""One submission from its file to its verdict."""

from __future__ import annotations

import secrets
import time
from pathlib import Path

import numpy as np

from crosscheck.contract import INITIAL
from crosscheck.judge.judging import judge
from crosscheck.judge.labels import flat_labels
from crosscheck.judge.probes import Examination
from crosscheck.judge.verdict import Finding, Verdict
from crosscheck.sandbox import Level, Limits, SandboxUnavailable, Session
from crosscheck.submission import Submission, SubmissionError, read_submission

MOST_SEED = 2**31
NOT_RUN = "none"  # the sandbox of what could not even be read
ATTEMPTS = 2  # where the sandbox itself fails


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
    try:
        submission = read_submission(path)
    except SubmissionError as error:
        return _unjudged(path, NOT_RUN, examination, Finding(error.kind, error.message))
    for _ in range(ATTEMPTS):
        try:
            verdict = _judged(submission, path, level, examination, limits)
        except SandboxUnavailable as problem:  # what happens to the sandbox is not the submission's doing
            failed = Finding("error", f"{path}: {problem}; this says nothing about the submission.")
            continue
        verdict.seconds = time.monotonic() - started
        return verdict
    return _unjudged(path, level.value, examination, failed)


def _judged(
    submission: Submission, path: str | Path, level: Level, examination: Examination, limits: Limits
) -> Verdict:
    verdict = Verdict(str(path), level.value, examination.seed)
    homework = {"X": examination.X, "y": examination.y.reshape(-1, 1), "initial": np.array(INITIAL)}
    with Session(submission.cells, level, limits, globals_=homework) as session:
        judge(session, verdict, examination, flat_labels(submission.cells))
        verdict.output = session.output
    return verdict


def _unjudged(path: str | Path, sandbox: str, examination: Examination, why: Finding) -> Verdict:
    verdict = Verdict(str(path), sandbox, examination.seed)
    verdict.reason = why
    return verdict
