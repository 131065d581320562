def network(x, params):
    suma = params[4]
    for k in range(4):
        s = params[5+2*k]*x[0] + params[6+2*k]*x[1] + params[13+k]
        suma = suma + params[k]/(1 + anp.exp(-s))
    return 1/(1 + anp.exp(-suma))
def loss(params, X_train, y_train):
    t = anp.ravel(y_train)
    hidden = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    f = 1/(1 + anp.exp(-(anp.dot(hidden, params[:4]) + params[4])))
    return -anp.sum(t*anp.log(f) + (1-t)*anp.log(1-f))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        d = network(x, params) - t
        g[4] += d
        for i in range(4):
            h = 1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])))
            g[i] += d*h
            dv1, dv2 = d*params[i]*h*(1-h)*x[0], d*params[i]*h*(1-h)*x[1]
            g[5+2*i] += dv1
            g[6+2*i] += dv2
            g[13+i] += dv1/x[0] if x[0] != 0 else 0.0
    return g
