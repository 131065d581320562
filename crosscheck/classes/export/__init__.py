"""Where grades go: into nbgrader's gradebook, and the autograder that Gradescope runs.

What Gradescope's and nbgrader's own formats demand stands here; what a verdict says is `report`'s.
"""
