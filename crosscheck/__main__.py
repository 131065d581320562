"""``python -m crosscheck``: the same as the command `crosscheck`."""

from crosscheck.command.cli import main

if __name__ == "__main__":
    main(prog_name="crosscheck")
