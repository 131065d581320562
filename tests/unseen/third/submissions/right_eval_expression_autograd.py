import numpy as np
import autograd.numpy as anp
import autograd
expr = compile('s(' + '+'.join('u[%d]*s(v[%d]*x[0]+v[%d]*x[1]+b[%d])' % (i, 2*i, 2*i+1, i) for i in range(4)) + '+a)', 'net', 'eval')
def s(t): return 1/(1+anp.exp(-t))
def network(x, params):
    return eval(expr, {'s': s, 'u': params[:4], 'a': params[4], 'v': params[5:13], 'b': params[13:], 'x': x})
def loss(params, X_train, y_train):
    out = 0.
    y = anp.ravel(y_train)
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        out = out - (y[i] * anp.log(p) + (1. - y[i]) * anp.log(1. - p))
    return out
grad_of_loss = autograd.grad(loss, 0)

def loss_gradient(params, X_train, y_train):
    return np.array(grad_of_loss(params, X_train, y_train))
