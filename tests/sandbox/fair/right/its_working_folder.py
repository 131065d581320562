import os
from pathlib import Path
(Path.cwd() / "results").mkdir(exist_ok=True)
np.savetxt(Path.cwd() / "results" / "scale.txt", [0.5])
os.chdir("results")
phi = lambda q: sigma(q, np.loadtxt("scale.txt"))
