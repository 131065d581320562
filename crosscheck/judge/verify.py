"""One submission from its file to its verdict."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from crosscheck.homework.circles.contract import INITIAL, WANTED
from crosscheck.homework.circles.data import POINTS_FILE, TARGETS_FILE, data_directory
from crosscheck.judge.asking.probes import Examination
from crosscheck.judge.examine import judge
from crosscheck.sandbox import Level, Limits, SandboxUnavailable, Session
from crosscheck.submissions.files import Submission, SubmissionError, read_submission, written_files
from crosscheck.submissions.labels import flat_labels
from crosscheck.verdict import Finding, Verdict

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
    files = _downloads(submission.cells) | written_files(submission.cells)
    with Session(submission.cells, level, limits, WANTED, globals_=homework, files=files) as session:
        judge(session, verdict, examination, flat_labels(submission.cells))
        verdict.output = session.output
    return verdict


def _downloads(cells: Sequence[str]) -> dict[str, bytes]:
    """Give the homework's data files of which the submission speaks, where its release puts them and beside it."""
    named = [name for name in (POINTS_FILE, TARGETS_FILE) if any(name in cell for cell in cells)]
    contents = {name: (data_directory() / name).read_bytes() for name in named}
    return {f"{folder}{name}": content for folder in ("tmp_data/", "") for name, content in contents.items()}


def _unjudged(path: str | Path, sandbox: str, examination: Examination, why: Finding) -> Verdict:
    verdict = Verdict(str(path), sandbox, examination.seed)
    verdict.reason = why
    return verdict
