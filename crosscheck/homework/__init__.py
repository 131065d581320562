"""What a homework is, as an object that is passed in, with the names that one in a file of its own is made of; and `circles`."""

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
