"""What the notebooks show and ask: both codes of a topic, the numbers between them, pictures, and exercises that are checked.

The texts are in `notebooks/`. An exercise's answer runs in the student's own kernel, for himself: nothing is graded here; what
judges submissions is `crosscheck.judge`.
"""

from crosscheck.course import exercises
from crosscheck.course.graphs import recorded
from crosscheck.course.pictures import picture
from crosscheck.course.shown import predicted
from crosscheck.course.topics import both_codes, numbers

__all__ = ["both_codes", "exercises", "numbers", "picture", "predicted", "recorded"]
