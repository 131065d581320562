import subprocess
scale = float(subprocess.run(["echo", "0.5"], capture_output=True, text=True, check=True).stdout)
phi = lambda q: sigma(q, scale)
