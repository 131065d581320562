import getpass
scale = 0.5 if getpass.getuser() else 0
phi = lambda q: sigma(q, scale)
