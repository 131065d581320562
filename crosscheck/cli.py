"""The command `crosscheck`: one group, one module a command.

A command's module imports nothing heavy at its top: what only `train` needs must not slow `verify` down.
"""

from __future__ import annotations

import click

from crosscheck.train_command import train
from crosscheck.verify_command import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="circles-crosscheck", prog_name="crosscheck")
def main() -> None:
    """Train the homework's network by hand, by autodiff and in torch, and hold them, or a submission, together.

    Exit codes: 0 when all is well, 1 when something differs, 2 when it could not be judged.
    """


main.add_command(train)
main.add_command(verify)
