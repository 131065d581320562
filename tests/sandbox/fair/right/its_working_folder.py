import os
from pathlib import Path
(Path.cwd() / "results").mkdir(exist_ok=True)
(Path.cwd() / "halves.py").write_text("scale = 0.5")
from halves import scale
np.savetxt(Path.cwd() / "results" / "scale.txt", [scale])
os.chdir("results")
phi = lambda q: sigma(q, np.loadtxt("scale.txt"))
