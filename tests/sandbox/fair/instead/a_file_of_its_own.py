scale = np.loadtxt("weights.txt")
phi = lambda q: sigma(q, scale)
