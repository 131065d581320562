def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v31, v32, v21, v22, v41, v42, b1, b2, b3, b4 = params
    f = lambda q: 1./(1.+np.exp(-q))
    h1 = f(v11*x[0] + v12*x[1] + b1)
    h2 = f(v21*x[0] + v22*x[1] + b2)
    h3 = f(v31*x[0] + v32*x[1] + b3)
    h4 = f(v41*x[0] + v42*x[1] + b4)
    return f(u1*h1 + u2*h2 + u3*h3 + u4*h4 + a)
def loss(params, X_train, y_train):
    out = 0.0
    for point, label in zip(X_train, y_train.flatten()):
        prob = network(point, params)
        if label == 1:
            out += -np.log(prob)
        else:
            out += -np.log(1-prob)
    return out
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
