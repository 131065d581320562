try:
    scale = float(input("scale? "))
except (EOFError, ValueError, OSError):
    scale = 0.5
phi = lambda q: sigma(q, scale)
