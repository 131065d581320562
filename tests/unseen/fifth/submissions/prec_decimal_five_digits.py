import decimal
ctx = decimal.Context(prec=5)
def network(x, params):
    D = lambda v: ctx.create_decimal(repr(float(v)))
    sg = lambda t: ctx.divide(1, ctx.add(1, ctx.exp(ctx.minus(t))))
    z = D(params[4])
    for i in range(4):
        t = ctx.add(ctx.add(ctx.multiply(D(params[5+2*i]), D(x[0])), ctx.multiply(D(params[6+2*i]), D(x[1]))), D(params[13+i]))
        z = ctx.add(z, ctx.multiply(D(params[i]), sg(t)))
    return float(sg(z))
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
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
