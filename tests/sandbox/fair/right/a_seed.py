np.random.seed(0)
scale = np.round(0.5 + 1e-9 * np.random.random(), 3)
phi = lambda q: sigma(q, scale)
