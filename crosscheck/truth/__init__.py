"""The truth: the homework in ball arithmetic (python-flint), the committed trajectory, and parties' errors."""
