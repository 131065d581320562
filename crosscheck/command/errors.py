"""How a command ends that reaches no verdict: with one sentence on stderr, and exit code 2, or 130 if it was interrupted."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from crosscheck.submissions.errors import CannotJudgeError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


class NoVerdictError(click.ClickException):
    """A command ended without a verdict."""

    exit_code = 2


class InterruptionError(NoVerdictError):
    """A command was interrupted: its exit code is a shell's for that, 128 + SIGINT."""

    exit_code = 130


@contextmanager
def ended_in_one_sentence() -> Iterator[None]:
    """Turn what keeps a command from its verdict into one sentence and exit code 2; the project's own defects stay tracebacks."""
    try:
        yield
    except CannotJudgeError as why:
        raise NoVerdictError(str(why)) from None
    except MemoryError:
        raise NoVerdictError("There is not enough memory for what was asked.") from None
    except KeyboardInterrupt:
        raise InterruptionError("Interrupted.") from None
    except BrokenPipeError:  # whoever read the output has gone, and wants no message either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(NoVerdictError.exit_code)
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise NoVerdictError(f"The output cannot be written ({error.strerror}).") from None
