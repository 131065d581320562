"""``python -m crosscheck``: the same as the command `crosscheck`."""

import os
import sys

if not sys.flags.safe_path and sys.path[0] != __file__.rsplit(os.sep, 2)[0]:
    del sys.path[0]  # the working folder: submissions may be there, and must not be imported

from crosscheck.command.cli import main

if __name__ == "__main__":
    main(prog_name="crosscheck")
