"""One submission from its file to its verdict."""

import time
from dataclasses import replace
from pathlib import Path

from crosscheck.homework import AnyExamination
from crosscheck.homework.network import NetworkExamination
from crosscheck.judge.examine import examine
from crosscheck.mistakes.findings import NO_SANDBOX
from crosscheck.sandbox.forkserver import SandboxUnavailable
from crosscheck.sandbox.levels import Level, Limits
from crosscheck.sandbox.session import Session, Used
from crosscheck.submissions.files import SubmissionError, cells_from, read_cells, written_files
from crosscheck.submissions.outcomes import Wanted
from crosscheck.verdict import Finding, Verdict, all_unjudged
from crosscheck.versions import installed_versions

NOT_RUN = "none"  # the sandbox's level for a file that could not be read
LIMITS = Limits()
# Reasons for which nothing was judged that a submission may bring about itself.
ENDED = ("waiting", "forbidden", "timeout", "memory")
SANDBOX_ATTEMPTS = 2  # number of attempts if the sandbox itself fails


def verify(
    path: str | Path, level: Level, examination: AnyExamination, limits: Limits = LIMITS, content: bytes | None = None
) -> Verdict:
    """Judge a notebook or module; its code runs in a sandbox, and the verdict is formed here.

    Parameters
    ----------
    path : path
        A `.ipynb` or `.py` file; opened for reading, never changed.
    level : Level
        As `crosscheck.sandbox.choose_level` found it.
    examination : Examination
        The questions, of one homework; the same seed asks the same.
    limits : Limits
        What the submission may use up.
    content : bytes, optional
        The content of the file, if it was already read, such as from an archive. Then `path` is only its name.
    """
    started = time.monotonic()
    try:
        cells = read_cells(path) if content is None else cells_from(Path(path), content)
    except SubmissionError as error:
        return unjudged(path, NOT_RUN, examination, Finding(error.kind, str(error), level="unjudged"))
    homework, wanted, files = examination.homework, examination.homework.wanted, written_files(cells)
    if isinstance(examination, NetworkExamination):
        given = examination.homework.files.items()
        named = {name: content() for name, content in given if any(name in cell for cell in cells)}
        # Provide the data files that it names, in the folder of the homework's release and beside the submission.
        files = {f"{folder}{name}": named[name] for folder in ("tmp_data/", "") for name in named} | files
    else:
        from crosscheck.judge.replies import most_numbers

        limits = replace(limits, reply_elements=most_numbers(examination))

    used = Used()

    def examined(wanted: Wanted, *only: str) -> Verdict:
        provided = homework.provided()
        with Session(cells, level, limits, wanted, globals_=provided, files=files, used=used) as session:
            return examine(session, examination, str(path), only=only)

    for _ in range(SANDBOX_ATTEMPTS):
        try:
            verdict = examined(wanted)
            if verdict.reason is not None and verdict.reason.kind in ENDED:
                # The cause may be what one function alone needs. It must not hide that others are wrong.
                alone = {name: replace(wanted, functions=wanted.needs(name)) for name in verdict.functions}
                functions = {name: examined(its_own, name).functions[name] for name, its_own in alone.items()}
                some = any(one.verdict != "unjudged" for one in functions.values())
                verdict = replace(verdict, functions=functions, reason=None) if some else verdict
            return replace(verdict, seconds=time.monotonic() - started)
        except SandboxUnavailable as problem:  # the submission is not to blame for the sandbox
            told = f"{path}: {problem}; this says nothing about the submission."
    return unjudged(path, level.value, examination, Finding(NO_SANDBOX.kind, told, level="unjudged"))


def unjudged(path: str | Path, sandbox: str, examination: AnyExamination, why: Finding) -> Verdict:
    """Return the verdict on a submission that could not be judged."""
    homework = examination.homework
    return Verdict(
        str(path),
        sandbox,
        examination.seed,
        homework.title,
        functions=all_unjudged((function.name for function in homework.questioned), why),
        asserts=len(homework.printed),
        reason=why,
        versions=installed_versions(),
        homework_place=homework.place,
    )
