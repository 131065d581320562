import autograd.numpy as anp
from autograd import elementwise_grad as egrad, grad

def z_out(X, params):
    V = anp.reshape(params[5:13], (4, 2))
    hid = 1.0 / (1.0 + anp.exp(-(anp.matmul(X, anp.transpose(V)) + params[13:17])))
    return anp.matmul(hid, params[:4]) + params[4]

def network(x, params):
    z = z_out(anp.array([x]) * 1.0, params)
    return (1.0 / (1.0 + anp.exp(-z)))[0]

def loss(params, X_train, y_train):
    z = z_out(X_train, params)
    lab = anp.ravel(y_train)
    return anp.sum(anp.where(lab > 0.5, anp.logaddexp(0.0, -z), anp.logaddexp(0.0, z)))

loss_gradient = grad(loss, 0)
