"""Reading a submission in the child: from the text of its cells to the functions that it defines."""

from .program import Program, load_program
from .reasons import Reason
from .surroundings import DRAWING, distribution, missing_package
from .wanted import Wanted

__all__ = ["DRAWING", "Program", "Reason", "Wanted", "distribution", "load_program", "missing_package"]
