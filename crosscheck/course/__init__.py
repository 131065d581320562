"""What the notebooks show and ask: both codes of a topic, the numbers between them, pictures, exercises.

The texts are in `notebooks/`, and the exercises with their topics in `crosscheck.automates.topics`. An answer runs in
the student's own kernel, for himself: nothing is graded here; what judges submissions is `crosscheck.judge`.
"""

from crosscheck.course import exercises
from crosscheck.course.notebook import both_codes, numbers, picture, predicted, recorded

__all__ = ["both_codes", "exercises", "numbers", "picture", "predicted", "recorded"]
