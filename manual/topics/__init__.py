"""What a framework automates, by hand: one topic a file, with the same names as in `torch_ref.topics`. NumPy only."""
