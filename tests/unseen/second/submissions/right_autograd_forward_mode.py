import autograd.numpy as anp
import numpy as np
from autograd import make_jvp
def network(x, params):
    w = anp.reshape(params[5:13], (4, 2))
    r = anp.dot(w, anp.array(x)) + params[13:]
    return 0.5*anp.tanh(0.5*(anp.dot(0.5*anp.tanh(0.5*r) + 0.5, params[:4]) + params[4])) + 0.5
def loss(params, X_train, y_train):
    w = anp.reshape(params[5:13], (4, 2))
    H = 0.5*anp.tanh(0.5*(anp.dot(X_train, w.T) + params[13:])) + 0.5
    z = anp.dot(H, params[:4]) + params[4]
    return anp.sum(anp.log(1 + anp.exp(z))) - anp.dot(y_train.ravel(), z)
def loss_gradient(params, X_train, y_train):
    jvp = make_jvp(lambda w: loss(w, X_train, y_train))(params)
    return np.array([jvp(e)[1] for e in np.eye(17)])
