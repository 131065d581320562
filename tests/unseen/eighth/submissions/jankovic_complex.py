import numpy as np

def network(x, params):
    z = params[5:13:2]*x[0] + params[6:13:2]*x[1] + params[13:]
    h = 1/(1+np.exp(-z))
    return 1/(1+np.exp(-(np.sum(params[:4]*h) + params[4])))

def loss(params, X_train, y_train):
    total = 0.0
    for xi, yi in zip(X_train, y_train.ravel()):
        f = network(xi, params)
        total = total - np.log(f if yi else 1-f)
    return total

def loss_gradient(params, X_train, y_train):
    # complex step trick (Squire & Trapp): no subtraction so no cancellation
    h = 1e-30
    g = np.empty(17)
    for k in range(17):
        pc = params.astype(complex)
        pc[k] += 1j*h
        g[k] = np.imag(loss(pc, X_train, y_train))/h
    return g
