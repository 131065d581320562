import math
from itertools import product
import numpy as np

def logistic(t):
    try:
        return 1.0 / (1.0 + math.exp(-t))
    except OverflowError:
        return 0.0

def hidden_layer(point, p):
    return [logistic(math.fsum((p[5 + 2*i] * point[0], p[6 + 2*i] * point[1], p[13 + i]))) for i in range(4)]

def network(x, params):
    hid = hidden_layer(x, params)
    return logistic(math.fsum([params[i] * hid[i] for i in range(4)] + [params[4]]))

def loss(params, X_train, y_train):
    terms = []
    for point, label in zip(X_train, np.ravel(y_train)):
        f = network(point, params)
        terms.append(-math.log(f) if label == 1 else -math.log1p(-f))
    return math.fsum(terms)

def loss_gradient(params, X_train, y_train):
    columns = [[] for _ in range(17)]
    for point, label in zip(X_train, np.ravel(y_train)):
        hid = hidden_layer(point, params)
        d = network(point, params) - label
        columns[4].append(d)
        for i in range(4):
            columns[i].append(d * hid[i])
            columns[13 + i].append(d * params[i] * hid[i] * (1 - hid[i]))
        for i, j in product(range(4), range(2)):
            columns[5 + 2*i + j].append(d * params[i] * hid[i] * (1 - hid[i]) * point[j])
    return np.array(list(map(math.fsum, columns)))
