"""The command `crosscheck`. Its subcommands are loaded when they are called, and end with 2 if there is no verdict.

The module of a subcommand imports nothing heavy at its top, so that the first output appears at once.
"""

import errno
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from crosscheck.submissions.errors import CannotJudgeError

COMMANDS = ("train", "verify", "grade", "mark", "forget", "export", "automates", "lecture", "play", "author", "doctor")
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


class NoVerdictError(click.ClickException):
    """A command ended without a verdict. The message goes to stderr."""

    exit_code = 2


class InterruptionError(NoVerdictError):
    """A command was interrupted. The exit code is 128 + SIGINT, as in a shell."""

    exit_code = 130


class Commands(click.Group):
    """The group of commands. They exit with 2 if there is no verdict, since 1 is a verdict."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Load a command from its module."""
        if name not in COMMANDS:
            return None
        return getattr(import_module(f"crosscheck.command.{name}"), f"{name}_command")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse a file's name that would be read as an option: students must not choose the judge's options."""
        for each in args[: args.index("--")] if "--" in args else args:
            if each.startswith("-") and each != "-" and os.path.lexists(each):
                told = f"{each} is a file here and would be read as an option"
                raise NoVerdictError(f"{told}: write ./{each}, or -- before it.")
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. An error that prevents a verdict becomes one sentence; a bug here stays a traceback."""
        if sys.stdout is None:  # it was closed before this process began
            sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
        try:
            return super().invoke(ctx)
        except CannotJudgeError as why:
            raise NoVerdictError(str(why)) from None
        except MemoryError:
            raise NoVerdictError("There is not enough memory for what was asked.") from None
        except KeyboardInterrupt:
            raise InterruptionError("Interrupted.") from None
        except BrokenPipeError:  # the reader of the output has gone, and would not see a message either
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(NoVerdictError.exit_code)
        except OSError as error:
            if error.errno not in FULL:
                raise
            raise NoVerdictError(f"The output cannot be written ({error.strerror}).") from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="circles-crosscheck", prog_name="crosscheck")
def main() -> None:
    """Train the homework's network by hand, by autodiff and in torch and compare them, or judge submissions.

    Exit codes: 0 when all is well, 1 when something differs, 2 when it could not be judged, 130 when it was interrupted.
    """
