"""Judging: `verify` takes a file and `check` functions at hand, `examine` asks and sums up, `function` and `optimize` decide.

How a submission is asked is the business of `asking`, what its answers show of `explaining`; what is true of one homework
alone comes with the homework, and how a verdict is shown is the business of `report`.
"""
