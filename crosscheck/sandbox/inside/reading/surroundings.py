"""What a submission finds around it: its built-in names, figures that draw nothing, and names of packages."""

import builtins
import sys
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, Self

USUAL_IMPORTS = {
    "np": "import numpy as np",
    "anp": "import autograd.numpy as anp",
    "autograd": "import autograd",
    "plt": "import matplotlib.pyplot as plt",
    "sns": "import seaborn as sns",
    "pd": "import pandas as pd",
    "os": "import os.path",
    "subprocess": "import subprocess",
}

MOST_NAME = 80

DRAWING = frozenset({"matplotlib", "seaborn", "IPython", "ipywidgets", "mpl_toolkits", "plotly"})
_DISTRIBUTIONS = {
    "sklearn": "scikit-learn",
    "skimage": "scikit-image",
    "cv2": "opencv-python",
    "PIL": "pillow",
    "yaml": "PyYAML",
    "flint": "python-flint",
    "tables": "tables",
    "dateutil": "python-dateutil",
    "tensorflow_probability": "tensorflow-probability",
    "pytorch_lightning": "pytorch-lightning",
    "bs4": "beautifulsoup4",
}
_KNOWN = """
autograd torch torchvision tensorflow keras jax jaxlib flax optax equinox numba scipy sympy mpmath pandas numpy h5py
tqdm statsmodels theano pytensor cupy dask xarray networkx einops numdifftools casadi gmpy2 tinygrad mxnet chainer
paddle matplotlib seaborn lightning skorch xgboost uncertainties
"""


class Inert:
    """An object that takes part in any drawing and does nothing."""

    def __getattr__(self, name: str) -> Self:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *_: object, **__: object) -> Self:  # noqa: D102
        return self

    def __getitem__(self, _: object) -> Self:
        return self

    def __setitem__(self, _: object, __: object) -> None:
        pass

    def __iter__(self) -> Iterator["Inert"]:
        yield self  # `line, = plt.plot(..)`

    def subplots(self, nrows: int = 1, ncols: int = 1, **_: object) -> "tuple[Inert, object]":
        """Return a figure and its axes, nested as pyplot nests them."""
        return self, _nested_axes([size for size in (nrows, ncols) if size > 1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class InertModule(ModuleType):
    """A drawing package of which every attribute is inert."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(Inert(), name)


def _nested_axes(shape: Sequence[int]) -> object:
    return [_nested_axes(shape[1:]) for _ in range(shape[0])] if shape else Inert()


def builtins_of_a_notebook() -> dict[str, object]:
    """Return Python's built-in names and IPython's, with an import that leaves drawing packages aside.

    Drawing takes a third of a second to import and has no part in what is judged. A star import is the real
    one: what it binds (pylab's binds NumPy) cannot be known otherwise.
    """
    return {**vars(builtins), "__import__": _import, "display": Inert(), "get_ipython": Inert()}


def _import(
    name: str,
    globals: Mapping[str, object] | None = None,
    locals: Mapping[str, object] | None = None,
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    package = name.split(".")[0]
    if package in DRAWING and level == 0 and "*" not in (fromlist or ()):
        return InertModule(name if fromlist else package)
    return __import__(name, globals, locals, fromlist or (), level)


def missing_package(error: ModuleNotFoundError) -> str:
    """Return what a submission needs, where a module is not there, and the command that brings it.

    No command is given for a name that nobody knows: it may be anyone's package.
    """
    module = (error.name or str(error))[:MOST_NAME]
    package = module.split(".")[0]
    if package != module and package in sys.modules:
        return f"needs the module {module}, which {package} does not have as it is installed here"
    if package in sys.stdlib_module_names:
        return f"needs {package}, a part of Python that is not installed here"
    if name := distribution(package):
        return f"needs {name}, which is not installed here (pip install {name})"
    return f"needs the module {package}, which is neither installed here nor part of the submission"


def distribution(package: str) -> str | None:
    """Return the name by which pip knows a package; None for one that is not known here: it may be anyone's."""
    return _DISTRIBUTIONS.get(package, package if package in _KNOWN.split() else None)
