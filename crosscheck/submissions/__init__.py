"""Submissions and their outcomes: files, read as text, and the results of their functions."""
