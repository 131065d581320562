"""The faces of a verdict: text for a terminal, HTML for people, JSON lines and JUnit for machines.

Each face is a module of its own with a function ``render``, so that a format costs nothing until it is asked for.
"""
