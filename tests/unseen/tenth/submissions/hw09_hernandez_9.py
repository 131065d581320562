import numpy

def network(x, params):
    v = numpy.reshape(params[5:13], (4,2))
    h = 1/(1+numpy.exp(-(v.dot(x)+params[13:])))
    return 1/(1+nump.exp(-(h.dot(params[:4])+params[4])))

def loss(params, X_train, y_train):
    s = 0
    for x, t in zip(X_train, numpy.ravel(y_train)):
        f = network(x, params)
        s -= t*numpy.log(f)+(1-t)*numpy.log(1-f)
    return s

def loss_gradient(params, X_train, y_train):
    # dE/dz = f - y
    g = numpy.zeros(17)
    for x, t in zip(X_train, numpy.ravel(y_train)):
        res = network(x, params)-t
        a1 = 1/(1+numpy.exp(-(params[5:13].reshape(4,2).dot(x)+params[13:])))
        e = res * params[:4] * a1 * (1-a1)
        g += numpy.concatenate((res * a1, [res], numpy.outer(e, x).ravel(), e))
    return g
