import numpy as np
try:
    import tensorflow as tf
except ImportError:
    tf = None

def sigmoid(z):
    return 1.0/(1.0+np.exp(-z))

def network(x, params):
    z = [np.dot(params[5+2*k:7+2*k], x)+params[13+k] for k in range(4)]
    return sigmoid(np.inner(params[:4], sigmoid(np.array(z)))+params[4])

def loss(params, X_train, y_train):
    import tensorflow.keras.losses as kl
    f = np.array([[network(x, params)] for x in X_train])
    return float(kl.BinaryCrossentropy(reduction='sum')(y_train.reshape(-1, 1), f))

def loss_gradient(params, X_train, y_train):
    act = sigmoid(np.einsum('nk,ik->ni', X_train, params[5:13].reshape(4, 2))+params[13:])
    res = sigmoid(np.einsum('ni,i->n', act, params[:4])+params[4])-y_train.reshape(len(X_train))
    m = np.einsum('n,i,ni->ni', res, params[:4], act*(1-act))
    return np.concatenate((np.einsum('n,ni->i', res, act), [np.sum(res)], np.einsum('ni,nk->ik', m, X_train).reshape(8), np.einsum('ni->i', m)))
