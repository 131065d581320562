"""What a framework automates, as a PyTorch user writes it: one topic a file, with the same names as in `manual.topics`."""
