"""Parties side by side: found by name, trained in lockstep, compared at every step.

A party is any namespace with the homework's four functions, whose code is trusted. Submissions belong to `judge`.
"""
