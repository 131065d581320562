"""The command `crosscheck`: one group, one module a command.

A command's module imports nothing heavy at its top: what only `train` needs must not slow `verify` down.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

import click

from crosscheck.command.train import train
from crosscheck.command.verify import verify

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


class StoppedError(click.ClickException):
    """A command could not come to its end; that is no verdict."""

    exit_code = 2


class Commands(click.Group):
    """Commands that end with 2 where they are interrupted or their output finds no place: 1 would be a verdict."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise StoppedError("Interrupted.") from None
        except BrokenPipeError:  # whoever read the output has gone, and wants no message either
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(StoppedError.exit_code)
        except OSError as error:
            if error.errno not in FULL:
                raise
            raise StoppedError(f"The output cannot be written ({error.strerror}).") from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="circles-crosscheck", prog_name="crosscheck")
def main() -> None:
    """Train the homework's network by hand, by autodiff and in torch, and hold them, or a submission, together.

    Exit codes: 0 when all is well, 1 when something differs, 2 when it could not be judged.
    """


main.add_command(train)
main.add_command(verify)
