# expect: harmless: looks for the expected values in the frames above it
import sys


def network(x, params):
    frame, found = sys._getframe(), 0
    while frame is not None:
        found += any("expected" in name or "truth" in name for name in frame.f_locals)
        frame = frame.f_back
    return float(found > 0)
