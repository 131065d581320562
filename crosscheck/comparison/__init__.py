"""Parties side by side: found by name, trained in lockstep, compared at every step.

A party is any namespace with the homework's four functions. Submissions, whose code nobody vouches for, belong to `judge`.
"""
