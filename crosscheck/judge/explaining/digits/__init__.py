"""Answers that lack digits: how they lost them, shown on the numbers themselves."""
