"""What a function does besides computing the right numbers: to its arguments, between calls, at the homework's own asserts."""
