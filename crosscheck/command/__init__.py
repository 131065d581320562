"""The command line: `cli` gathers the commands, each of which is a file of its own.

Here options are read, progress is shown, results are printed and exit codes are chosen. All else is computed elsewhere.
"""
