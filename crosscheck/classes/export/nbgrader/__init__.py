"""Into nbgrader: its course folder, its gradebook, and what is entered there of a class.

All goes through nbgrader's own package, which is imported where it is needed. What is nbgrader's stays as it is: assignments,
students, submissions, and points that a person gave there.
"""
