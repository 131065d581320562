from typing import Any

import numpy as np

from manual.by_hand import phi
from tests.automates.planted.planted import Planted


@np.errstate(divide="ignore", invalid="ignore")
def textbook(z: Any, y: Any) -> Any:
    y_out = phi(z)
    return -np.where(y == 1, np.log(y_out), np.log(1 - y_out))


def clipped_output(z: Any, y: Any) -> Any:
    y_out = np.clip(phi(z), 1e-7, 1 - 1e-7)
    return -np.where(y == 1, np.log(y_out), np.log(1 - y_out))


@np.errstate(divide="ignore")
def clipped_logarithm(z: Any, y: Any) -> Any:
    return -np.maximum(np.log(phi((2 * y - 1) * z)), -100)


@np.errstate(over="ignore")
def unsplit(z: Any, y: Any) -> Any:
    return np.log1p(np.exp((1 - 2 * y) * z))


def linear_from_20_on(z: Any, y: Any) -> Any:
    s = (1 - 2 * y) * z
    return np.where(s > 20, s, np.logaddexp(0, s))


def no_slope_where_clipped(z: Any, y: Any) -> Any:
    y_out = phi(z)
    return np.where((y_out > 1e-7) & (y_out < 1 - 1e-7), y_out - y, 0)


def unsigned(z: Any, y: Any) -> Any:
    return phi((1 - 2 * y) * z)


PLANTED = (
    Planted("the logarithm of an output that has rounded to 0 or 1", {"loss": textbook}, "E"),
    Planted("the output is kept 1e-7 away from 0 and 1", {"loss": clipped_output}, "E"),
    Planted("the logarithm is held at -100, as BCELoss holds it", {"loss": clipped_logarithm}, "E"),
    Planted("exp(s) overflows", {"loss": unsplit}, "E"),
    Planted("s in place of softplus(s) from 20 on, as torch's Softplus has it", {"loss": linear_from_20_on}, "E"),
    Planted("an output that is clipped has no slope", {"slope": no_slope_where_clipped}, "dE/dz"),
    Planted("the sign of s is forgotten in the slope", {"slope": unsigned}, "dE/dz"),
)
