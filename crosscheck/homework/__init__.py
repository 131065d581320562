"""What a homework is, as an object that is passed in: one that functions define, or one of a network with packed parameters."""

from typing import TypeAlias

from crosscheck.homework.author import Examination, Homework, HomeworkError
from crosscheck.homework.network import NetworkExamination, NetworkHomework, fresh_seed
from crosscheck.homework.parts import Data, Function, LostDigits, Parameters, Published, Role, Saturation, Slot

AnyHomework: TypeAlias = Homework | NetworkHomework
AnyExamination: TypeAlias = Examination | NetworkExamination

__all__ = [
    "AnyExamination",
    "AnyHomework",
    "Data",
    "Examination",
    "Function",
    "Homework",
    "HomeworkError",
    "LostDigits",
    "NetworkExamination",
    "NetworkHomework",
    "Parameters",
    "Published",
    "Role",
    "Saturation",
    "Slot",
    "fresh_seed",
]
