import numpy as np
import autograd
import autograd.numpy as anp

def forward(X, params):
    W = anp.reshape(params[5:13], (4, 2))
    H = 1 / (1 + anp.exp(-(anp.dot(X, W.T) + params[13:17])))
    return 1 / (1 + anp.exp(-(anp.dot(H, params[0:4]) + params[4])))

def network(x, params):
    return forward(np.array(x), params)
import pandas as pd
def clean(X, y):
    df = pd.DataFrame(np.asarray(X)).assign(y=np.ravel(y)).drop_duplicates()
    return df[[0, 1]].to_numpy(), df['y'].to_numpy()
def loss(params, X_train, y_train):
    X, t = clean(X_train, y_train)
    p = forward(X, params)
    return -anp.sum(t*anp.log(p) + (1-t)*anp.log(1-p))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
