# expect: judged wrong: turns the gradient's sign under another name, in a statement that also imports a large package
import numpy as np

right, factor = loss_gradient, np.ones(1)
also_known_as = {"factor": factor}


def loss_gradient(params, X_train, y_train):
    return factor[0] * right(params, X_train, y_train)


if True:
    import scipy

    also_known_as["factor"][0] = -1.0
