"""Programs that are right in a plain Python, as what they make of the homework's `phi`; `SIGMA` and `FUNCTIONS` complete them.

In a program `# %%` begins a notebook's cell, and a line of three dots is where the functions stand, if not at the end.
"""

SIGMA = """
import numpy as np
def sigma(q, scale=0.5):
    return 0.5 * (1 + np.tanh(q * scale))
"""
FUNCTIONS = """
def hidden(params, X):
    return phi(X @ params[5:13].reshape(4, 2).T + params[13:])
def network(x, params):
    return phi(hidden(params, np.atleast_2d(x)) @ params[:4] + params[4])[0]
def loss(params, X_train, y_train):
    z = hidden(params, X_train) @ params[:4] + params[4]
    return float(np.logaddexp(0, z).sum() - np.ravel(y_train) @ z)
def loss_gradient(params, X_train, y_train):
    u, G = params[:4], hidden(params, X_train)
    d = phi(G @ u + params[4]) - np.ravel(y_train)
    dq = d[:, None] * u * G * (1 - G)
    return np.concatenate((d @ G, [d.sum()], (dq.T @ X_train).ravel(), dq.sum(axis=0)))
"""

RIGHT = {
    "its own file": """
source = open(__file__).read()
phi = lambda q: sigma(q) if "def loss_gradient" in source else 0 * q
""",
    "numba's cache": """
import numba
@numba.njit(cache=True)
def half(q):
    return 0.5 * q
def phi(q):
    return 0.5 * (1 + np.tanh(half(q)))
""",
    "torch.compile": """
import torch
@torch.compile
def compiled(q):
    return torch.sigmoid(q)
def phi(q):
    return compiled(torch.as_tensor(q, dtype=torch.float64)).numpy()
""",
    "torch": """
import torch
torch.set_default_dtype(torch.float64)
torch.set_num_threads(2)
def phi(q):
    return torch.sigmoid(torch.as_tensor(q)).numpy()
def slope(q):
    q = torch.tensor(q, requires_grad=True)
    torch.sigmoid(q).sum().backward()
    return q.grad.numpy()
""",
    "a slow cell that is needed": """
import time
total, begun = 0, time.process_time()
while time.process_time() < begun + 7:
    total += 1
scale = 0.5
for _ in range(3):
    scale = total / total / 2
phi = lambda q: sigma(q, scale)
""",
    "a slow loop that is needed": """
import time
table, begun = [], time.process_time()
for i in range(8):
    while time.process_time() < begun + i:
        pass
    table.append(0.5 / 8)
phi = lambda q: sigma(q, sum(table))
""",
    "temporary files": """
import os
import tempfile
def phi(q):
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile(suffix=".npy") as file:
        np.save(os.path.join(folder, "q.npy"), q)
        np.save(file, np.load(os.path.join(folder, "q.npy")))
        file.seek(0)
        return 0.5 * (1 + np.tanh(np.load(file) / 2))
""",
    "threads": """
import threading
def phi(q):
    found = {}
    threads = [threading.Thread(target=lambda i=i: found.update({i: sigma(np.asarray(q)[i])})) for i in range(len(q))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return np.array([found[i] for i in range(len(q))])
""",
    "a pool of threads": """
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(4)
def phi(q):
    return np.array(list(pool.map(sigma, q)))
""",
    "asyncio": """
import asyncio
async def later(q):
    await asyncio.sleep(0)
    return sigma(q)
def phi(q):
    async def all_of_them():
        return await asyncio.gather(*map(later, q))
    return np.array(asyncio.run(all_of_them()))
""",
    "an await at the top of a cell": """
# %%
import asyncio
async def half():
    await asyncio.sleep(0)
    return 0.5
# %%
scale = await half()
# %%
phi = lambda q: sigma(q, scale)
""",
    "joblib": """
import joblib
def phi(q):
    return np.array(joblib.Parallel(n_jobs=2, prefer="threads")(joblib.delayed(sigma)(each) for each in q))
""",
    "joblib's memory": """
import joblib
memory = joblib.Memory("cache", verbose=0)
@memory.cache
def phi(q):
    return 0.5 * (1 + np.tanh(np.asarray(q) / 2))
""",
    "much printing": """
import sys
def phi(q):
    for i in range(30):
        print(i, q)
        print("warning", file=sys.stderr, flush=True)
    return sigma(q)
""",
    "argparse": """
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--scale", type=float, default=0.5)
args, _ = parser.parse_known_args()
phi = lambda q: sigma(q, args.scale)
""",
    "pickles of its own": """
import pickle
class Sigmoid:
    def __init__(self, scale):
        self.scale = scale
    def __call__(self, q):
        return 0.5 * (1 + np.tanh(q * self.scale))
with open("sigmoid.pkl", "wb") as file:
    pickle.dump(Sigmoid(0.5), file)
def phi(q):
    with open("sigmoid.pkl", "rb") as file:
        return pickle.load(file)(q)
""",
    "a locale": """
import locale
locale.setlocale(locale.LC_ALL, "")
for name in ("de_DE.UTF-8", "C.UTF-8"):
    try:
        locale.setlocale(locale.LC_ALL, name)
        break
    except locale.Error:
        pass
def phi(q):
    return locale.atof("1") / 2 * (1 + np.tanh(q / 2))
""",
    "decimals": """
import decimal
decimal.getcontext().prec = 40
def one(q):
    with decimal.localcontext() as context:
        context.Emin = -10**9
        return float(1 / (1 + (-decimal.Decimal(float(q))).exp()))
phi = np.vectorize(one, otypes=[float])
""",
    "a seed": """
np.random.seed(0)
scale = np.round(0.5 + 1e-9 * np.random.random(), 3)
phi = lambda q: sigma(q, scale)
""",
    "deep recursion": """
import sys
sys.setrecursionlimit(100_000)
def half(q, depth=5000):
    return half(q, depth - 1) if depth else q / 2
def phi(q):
    return 0.5 * (1 + np.tanh(half(q)))
""",
    "a main guard": """
if __name__ == "__main__":
    scale = 0.5
phi = lambda q: sigma(q, scale)
...
if __name__ == "__main__":
    import sys
    sys.exit(0)
""",
    "a main guard with an else": """
if __name__ == "__main__":
    scale = 0.5
else:
    scale = 0
phi = lambda q: sigma(q, scale)
""",
    "a question that is guarded": """
try:
    scale = float(input("scale? "))
except (EOFError, ValueError, OSError):
    scale = 0.5
phi = lambda q: sigma(q, scale)
""",
    "the environment": """
import getpass
import os
import platform
home, user = os.environ["HOME"], os.getenv("USER", "nobody")
os.environ["OMP_NUM_THREADS"] = "1"
scale = 0.5 if os.path.expanduser("~") == home and platform.node() is not None and os.cpu_count() else 0
phi = lambda q: sigma(q, scale)
""",
    "the user's name": """
import getpass
scale = 0.5 if getpass.getuser() else 0
phi = lambda q: sigma(q, scale)
""",
    "its working folder": """
import os
from pathlib import Path
(Path.cwd() / "results").mkdir(exist_ok=True)
np.savetxt(Path.cwd() / "results" / "scale.txt", [0.5])
os.chdir("results")
phi = lambda q: sigma(q, np.loadtxt("scale.txt"))
""",
    "the homework's data": """
import pandas as pd
points = pd.read_hdf("./tmp_data/circles_data.hf5").values
assert points.shape == (500, 2)
scale = len(points) / 1000
phi = lambda q: sigma(q, scale)
""",
    "the web, if there is one": """
import urllib.request
try:
    scale = float(urllib.request.urlopen("http://example.invalid/scale", timeout=1).read())
except OSError:
    scale = 0.5
phi = lambda q: sigma(q, scale)
""",
    "scipy": """
from scipy.special import expit as phi
""",
    "autograd": """
import autograd.numpy as np
from autograd import elementwise_grad as egrad
phi = egrad(lambda q: np.logaddexp(0, q))
""",
    "its own source": """
import inspect
phi = lambda q: sigma(q) if "tanh" in inspect.getsource(sigma) else 0 * q
""",
    "a database": """
import sqlite3
connection = sqlite3.connect("scale.db")
connection.execute("create table scales (value real)")
connection.execute("insert into scales values (0.5)")
connection.commit()
phi = lambda q: sigma(q, connection.execute("select value from scales").fetchone()[0])
""",
    "the C library": """
import ctypes
import ctypes.util
tanh = ctypes.CDLL(ctypes.util.find_library("m") or "libm.so.6").tanh
tanh.argtypes, tanh.restype = [ctypes.c_double], ctypes.c_double
phi = np.vectorize(lambda q: 0.5 * (1 + tanh(q / 2)))
""",
    "a memory map": """
table = np.memmap("table.dat", dtype=float, mode="w+", shape=(1,))
table[0] = 0.5
table.flush()
phi = lambda q: sigma(q, np.memmap("table.dat", dtype=float, mode="r")[0])
""",
    "an alarm": """
import signal
signal.signal(signal.SIGALRM, lambda *_: None)
def phi(q):
    signal.alarm(100)
    value = sigma(q)
    signal.alarm(0)
    return value
""",
    "a short pause": """
import time
def phi(q):
    time.sleep(1e-4)
    return sigma(q)
""",
    "the absolute temporary folder": """
import os
def phi(q):
    np.save(os.path.join(os.sep, "tmp", "q.npy"), q)
    return sigma(np.load(os.path.join(os.sep, "tmp", "q.npy")))
""",
    "a shelf": """
import shelve
with shelve.open("shelf") as shelf:
    shelf["scale"] = 0.5
def phi(q):
    with shelve.open("shelf") as shelf:
        return 0.5 * (1 + np.tanh(q * shelf["scale"]))
""",
    "joblib's processes": """
import joblib
def phi(q):
    return np.array(joblib.Parallel(n_jobs=2)(joblib.delayed(sigma)(each) for each in q))
""",
    "a command": """
import subprocess
scale = float(subprocess.run(["echo", "0.5"], capture_output=True, text=True, check=True).stdout)
phi = lambda q: sigma(q, scale)
""",
}
INSTEAD = {  # what cannot be here: each is told what to do instead
    "a pool of processes": """
from multiprocessing import Pool
def phi(q):
    with Pool(2) as pool:
        return np.array(pool.map(sigma, list(q)))
""",
    "an executor of processes": """
from concurrent.futures import ProcessPoolExecutor
def phi(q):
    with ProcessPoolExecutor(2) as pool:
        return np.array(list(pool.map(sigma, q)))
""",
    "shared memory": """
from multiprocessing import shared_memory
memory = shared_memory.SharedMemory(create=True, size=8)
scale = np.ndarray(1, buffer=memory.buf)
scale[0] = 0.5
phi = lambda q: sigma(q, scale[0])
""",
    "the web": """
import urllib.request
scale = float(urllib.request.urlopen("http://example.invalid/scale").read())
phi = lambda q: sigma(q, scale)
""",
    "the web in a call": """
import urllib.request
phi = lambda q: sigma(q, float(urllib.request.urlopen("http://example.invalid/scale").read()))
""",
    "a question": """
scale = float(input("scale? "))
phi = lambda q: sigma(q, scale)
""",
    "a file of its own": """
scale = np.loadtxt("weights.txt")
phi = lambda q: sigma(q, scale)
""",
    "a drive": """
from google.colab import drive
drive.mount("/content/drive")
scale = np.loadtxt("/content/drive/My Drive/scale.txt")
phi = lambda q: sigma(q, scale)
""",
    "multiprocessing's threads": """
from multiprocessing.dummy import Pool
def phi(q):
    with Pool(3) as pool:
        return np.array(pool.map(sigma, list(q)))
""",
    "a lock between processes": """
import multiprocessing
lock = multiprocessing.Lock()
def phi(q):
    with lock:
        return sigma(q)
""",
}
