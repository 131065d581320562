import os
import tempfile
def phi(q):
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile(suffix=".npy") as file:
        np.save(os.path.join(folder, "q.npy"), q)
        np.save(file, np.load(os.path.join(folder, "q.npy")))
        file.seek(0)
        return 0.5 * (1 + np.tanh(np.load(file) / 2))
