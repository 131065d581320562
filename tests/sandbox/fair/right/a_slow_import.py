# A statement that no function needs is the first to import a package. Its parts could not be imported again.
from pathlib import Path

Path("constants").mkdir(exist_ok=True)
Path("constants", "whole.py").write_text("ONE = 1\n")
Path("constants", "__init__.py").write_text(
    "import time\nimport constants.whole\nstart = time.process_time()\nwhile time.process_time() < start + 0.8: pass\n"
)
...
def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    import constants

    params = initial
    for _ in range(n_steps):
        params = params - constants.whole.ONE * eta * loss_gradient(params, X_train, y_train)
    return params


optimize(initial, X, y)
