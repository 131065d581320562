"""``python -m crosscheck``: the same as the command `crosscheck`."""

import sys
from pathlib import Path

if not sys.flags.safe_path and Path(sys.path[0]) != Path(__file__).parents[1]:
    del sys.path[0]  # the working folder, where submissions may lie: none of them is a module of the judge's

from crosscheck.command.cli import main

if __name__ == "__main__":
    main(prog_name="crosscheck")
