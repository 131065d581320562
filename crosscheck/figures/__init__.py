"""Pictures: of a training run, of networks, and the style of all, those of `crosscheck.automates.topics` too.

All have one style (`style.py`), are made without windows and without matplotlib's global state, and draw numbers that
other rooms computed. Matplotlib is an extra: nothing here is imported before a picture is asked for.
"""
