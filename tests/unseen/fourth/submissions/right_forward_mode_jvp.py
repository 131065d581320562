from autograd import make_jvp
def E(w, X, t):
    z = w[4] + anp.dot(1/(1+anp.exp(-(anp.dot(X, anp.reshape(w[5:13], (4,2)).T) + w[13:]))), w[:4])
    return anp.sum(anp.log(1+anp.exp(-z))*t + anp.log(1+anp.exp(z))*(1-t))
def network(x, params):
    z = params[4] + (params[:4]/(1+np.exp(-(params[5:13].reshape(4,2)@np.array(x)+params[13:])))).sum()
    return 1/(1+np.exp(-z))
def loss(params, X_train, y_train):
    return E(params, X_train, np.ravel(y_train))
def loss_gradient(params, X_train, y_train):
    jvp = make_jvp(E)(params, X_train, np.ravel(y_train))
    return np.array([jvp(e)[1] for e in np.eye(17)])
