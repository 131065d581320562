"""Pictures in one style, without windows or matplotlib's global state; matplotlib is imported with the first picture."""
