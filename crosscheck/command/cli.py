"""The command `crosscheck`: one group, one module a command.

A command's module imports nothing heavy at its top: what only `train` needs must not slow `verify` down.
"""

from __future__ import annotations

from typing import Any

import click

from crosscheck.command.errors import ended_in_one_sentence
from crosscheck.command.train import train_command
from crosscheck.command.verify import verify_command


class Commands(click.Group):
    """Commands that end with exit code 2 wherever they reach no verdict: 1 would be a verdict."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with ended_in_one_sentence():
            return super().invoke(ctx)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="circles-crosscheck", prog_name="crosscheck")
def main() -> None:
    """Train the homework's network by hand, by autodiff and in torch and compare them, or judge submissions.

    Exit codes: 0 when all is well, 1 when something differs, 2 when it could not be judged.
    """


main.add_command(train_command)
main.add_command(verify_command)
