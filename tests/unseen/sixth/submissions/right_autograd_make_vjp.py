import autograd.numpy as anp
from autograd import make_vjp

def forward(params, X):
    H = 0.5*(anp.tanh(0.5*(anp.dot(X, params[5:13].reshape((4, 2)).T)+params[13:]))+1)
    return anp.dot(H, params[:4])+params[4]

def network(x, params):
    return 1/(1+anp.exp(-forward(params, anp.array([x]))[0]))

def loss(params, X_train, y_train):
    z = forward(params, X_train)
    y = y_train.ravel()
    return anp.sum(anp.log(1+anp.exp(-anp.abs(z)))+anp.maximum(z, 0)-y*z)

def loss_gradient(params, X_train, y_train):
    vjp, z = make_vjp(forward)(params, X_train)
    return vjp(1/(1+anp.exp(-z))-y_train.ravel())
