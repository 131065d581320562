"""The command line: `cli` gathers the commands, each of which is a file of its own.

Here options are read, progress is shown and exit codes are chosen. Nothing is judged, trained or derived here.
"""
