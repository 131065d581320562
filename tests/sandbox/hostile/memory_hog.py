# expect: memory: takes all the memory there is
import numpy as np


def network(x, params):
    hoard = []
    while True:
        hoard.append(np.ones(10_000_000))
