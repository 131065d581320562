from autograd import make_vjp
def preact(params, X):
    u, a, V, b = params[:4], params[4], params[5:13], params[13:]
    return a + sum(u[i]/(1 + anp.exp(-V[2*i]*X[:, 0] - V[2*i+1]*X[:, 1] - b[i])) for i in range(4))
def network(x, params):
    return 1/(1 + np.exp(-preact(params, np.array(x, dtype=float).reshape(1, 2))[0]))
def loss(params, X_train, y_train):
    z = preact(params, X_train)
    s = 1 - 2*np.asarray(y_train).reshape(len(z))     # +1 for class 0, -1 for class 1
    return np.logaddexp(0, s*z).sum()
def loss_gradient(params, X_train, y_train):
    vjp, z = make_vjp(preact, 0)(params, X_train)
    return vjp(1/(1 + np.exp(-z)) - np.asarray(y_train).reshape(len(z)))
