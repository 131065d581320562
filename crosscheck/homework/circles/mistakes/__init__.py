"""The mistakes that people make in this homework, as changes to its right network, loss and gradient."""
