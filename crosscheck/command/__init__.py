"""The command line: `cli` gathers the commands, each of which is a file of its own."""
