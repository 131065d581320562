"""The command `crosscheck`: one group, one module a command, which is loaded when it is called.

A command's module imports nothing heavy at its top: what a command needs later must not slow its first words down.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from crosscheck.command.errors import ended_in_one_sentence

COMMANDS = ("train", "verify", "grade", "mark", "forget", "export", "automates", "lecture", "doctor")


class Commands(click.Group):
    """Commands that end with exit code 2 wherever they reach no verdict: 1 would be a verdict."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Load a command from the module that is called as it is."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"crosscheck.command.{name}"), f"{name}_command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with ended_in_one_sentence():
            return super().invoke(ctx)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="circles-crosscheck", prog_name="crosscheck")
def main() -> None:
    """Train the homework's network by hand, by autodiff and in torch and compare them, or judge submissions.

    Exit codes: 0 when all is well, 1 when something differs, 2 when it could not be judged, 130 when it was interrupted.
    """
