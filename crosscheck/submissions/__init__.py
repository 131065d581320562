"""What is handed in, and what comes back: files read as text, and the outcomes of loading and calling what they define.

Nothing of a submission is parsed or run here; that is the business of `sandbox`.
"""
