table = np.memmap("table.dat", dtype=float, mode="w+", shape=(1,))
table[0] = 0.5
table.flush()
phi = lambda q: sigma(q, np.memmap("table.dat", dtype=float, mode="r")[0])
