"""Pictures: of a training run, and one a topic of what a framework automates.

All have one style (`style.py`), are made without windows and without matplotlib's global state, and draw numbers that other rooms
computed. Matplotlib is an extra: nothing here is imported before a picture is asked for.
"""
