scale = float(input("scale? "))
phi = lambda q: sigma(q, scale)
