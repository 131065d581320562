if __name__ == "__main__":
    scale = 0.5
else:
    scale = 0
phi = lambda q: sigma(q, scale)
