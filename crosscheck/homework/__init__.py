"""What a homework is, as an object that is passed in, and the homeworks that there are: `circles`.

All that is true of one homework alone stands here, in that homework's folder; no judging is done here. The names offered
here are those that a homework in a file of its own is made of.
"""

from crosscheck.homework.homework import Examination, Homework, fresh_seed
from crosscheck.homework.parts import Data, Function, LostDigits, Parameters, Published, Role, Saturation, Slot

__all__ = [
    "Data",
    "Examination",
    "Function",
    "Homework",
    "LostDigits",
    "Parameters",
    "Published",
    "Role",
    "Saturation",
    "Slot",
    "fresh_seed",
]
