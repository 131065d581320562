def node(t):
    return 0.0 if t < -5 else 1/(1+np.exp(-t))
def network(x, params):
    hidden = [node(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4)]
    return 1/(1+np.exp(-(sum(u*h for u, h in zip(params, hidden))+params[4])))
def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total
def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for (x1, x2), t in zip(X_train, y_train.ravel()):
        h = 1/(1+np.exp(-(params[5:13:2]*x1+params[6:13:2]*x2+params[13:17])))
        err = 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))-t
        grad[0:4] += err*h
        grad[4] += err
        dh = err*params[:4]*h*(1-h)
        grad[5:13:2] += dh*x1
        grad[6:13:2] += dh*x2
        grad[13:17] += dh
    return grad
