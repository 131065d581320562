"""Where grades go: into nbgrader's gradebook, and the autograder that Gradescope runs."""
