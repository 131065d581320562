"""A grader as a process of its own, to be killed: ``python -m tests.classes.grader GRADEBOOK FOLDER [SCHEDULER]``."""

import sys
from pathlib import Path

from tests.classes.classes import graded

if __name__ == "__main__":
    graded(Path(sys.argv[1]), Path(sys.argv[2]), scheduler=(*sys.argv[3:], None)[0]).close()
