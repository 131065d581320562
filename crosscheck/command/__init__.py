"""The command line: `cli` collects the commands; each has a file of its own."""
