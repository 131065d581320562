"""Pictures in one style, without windows or matplotlib's global state; matplotlib is imported when a picture is asked for."""
