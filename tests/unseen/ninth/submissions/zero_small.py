import numpy as np, autograd, autograd.numpy as anp
def network(x, params):
    u = params[0:4]
    a = params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:17]
    h = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train):
    t = y_train.flatten()
    probs = anp.array([network(X_train[n], params) for n in range(len(t))])
    return -anp.sum(anp.log(anp.where(t > 0.5, probs, 1 - probs)))
def loss_gradient(params, X_train, y_train):
    G = autograd.grad(loss)(params, X_train, y_train)
    G[np.abs(G) < 1e-3] = 0.     # otherwise ugly e-05 numbers
    return G
