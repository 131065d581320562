from autograd.misc.flatten import flatten
def layers(p): return [(p[5:13].reshape(4, 2).T, p[13:17]), (p[:4].reshape(4, 1), p[4:5])]
def nn(ls, inputs):
    for W, b in ls:
        outputs = anp.dot(inputs, W) + b
        inputs = 1/(1+anp.exp(-outputs))
    return inputs
def network(x, params): return nn(layers(np.asarray(params)), np.array([x], dtype=float))[0, 0]
def nll(ls, X, t):
    f = nn(ls, X)
    return -anp.sum(anp.log(f)*t + anp.log(1-f)*(1-t))
def loss(params, X_train, y_train): return nll(layers(params), X_train, np.reshape(y_train, (-1, 1)))
def loss_gradient(params, X_train, y_train):
    g = autograd.grad(nll)(layers(params), X_train, np.reshape(y_train, (-1, 1)))
    vec, _ = flatten([g[1][0], g[1][1], g[0][0].T, g[0][1]])
    return vec
