import inspect
phi = lambda q: sigma(q) if "tanh" in inspect.getsource(sigma) else 0 * q
