import getpass
import os
import platform
home, user = os.environ["HOME"], os.getenv("USER", "nobody")
os.environ["OMP_NUM_THREADS"] = "1"
scale = 0.5 if os.path.expanduser("~") == home and platform.node() is not None and os.cpu_count() else 0
phi = lambda q: sigma(q, scale)
