# expect: wrong; function: loss_gradient; cause: steps-add-up
import numpy as np
import matplotlib.pyplot as plt


def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))


def network(x, params):
    u = params[:4]
    a = params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    G = sigmoid(V @ np.asarray(x) + b)
    return sigmoid(u @ G + a)


def loss(params, X_train, y_train):
    y_train = y_train.flatten()
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y_train * np.log(p) + (1 - y_train) * np.log(1 - p))



def loss_gradient(params, X_train, y_train):
    y_train = y_train.flatten()
    h = 1e-6
    grad = np.zeros(17)
    L0 = loss(params, X_train, y_train)
    p = params.copy()
    for i in range(17):
        p[i] += h
        grad[i] = (loss(p, X_train, y_train) - L0) / h
    return grad

def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    loss_history = [loss(initial, X_train, y_train)]
    params = initial.copy()
    for i in range(n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
        loss_history.append(loss(params, X_train, y_train))
        print('step {:02d}: loss={:.1f}'.format(i + 1, loss_history[-1]))
    plt.plot(loss_history, 'o-')
    plt.xlabel('Optimization step')
    plt.ylabel('Cross-entropy loss')
