"""What `crosscheck train` shows and writes: the outcome of a run, its findings, and a file for each of their forms."""
