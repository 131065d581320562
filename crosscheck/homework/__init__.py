"""Homeworks as objects: those defined by an author's functions, and those of a network with packed parameters."""

from typing import TypeAlias

from crosscheck.homework.author import Examination, Homework
from crosscheck.homework.network import NetworkExamination, NetworkHomework

AnyHomework: TypeAlias = Homework | NetworkHomework
AnyExamination: TypeAlias = Examination | NetworkExamination
