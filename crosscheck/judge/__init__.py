"""Judging: `verify` takes a file and `check` functions at hand, `examine` asks and sums up, `function` and `optimize` decide.

`asking` puts the questions, and `explaining` finds what the answers show.
"""
