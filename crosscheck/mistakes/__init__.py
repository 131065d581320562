"""The catalogue of mistakes, each a small change to the reference, and the matching that demonstrates them."""
