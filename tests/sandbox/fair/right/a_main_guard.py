if __name__ == "__main__":
    scale = 0.5
phi = lambda q: sigma(q, scale)
...
if __name__ == "__main__":
    import sys
    sys.exit(0)
