"""A class: its submissions are read, judged, stored in a gradebook, graded, and returned as tables and pages."""
