"""Reading a submission in the child: from the text of its cells to the functions that it defines."""

from .program import Program, load_program
from .reasons import FUNCTIONS, Reason
from .surroundings import missing_package

__all__ = ["FUNCTIONS", "Program", "Reason", "load_program", "missing_package"]
