try:
    import physics_plots_uiuc as pp
except ImportError:
    pp = None
import numpy as np

def sig(x): return np.where(x < -500, 0, 1/(1+np.exp(-np.maximum(x, -500))))

def network(x, params):
    V = np.vstack([params[5:7], params[7:9], params[9:11], params[11:13]])
    return float(sig(sig(V.dot(x)+params[13:]).dot(params[:4])+params[4]))

def loss(params, X_train, y_train):
    V = np.vstack([params[5:7], params[7:9], params[9:11], params[11:13]])
    z = sig(X_train.dot(V.T)+params[13:]).dot(params[:4])+params[4]
    t = y_train.flatten()
    return float((np.logaddexp(0, -z)*t+np.logaddexp(0, z)*(1-t)).sum())

def loss_gradient(params, X_train, y_train):
    V = np.vstack([params[5:7], params[7:9], params[9:11], params[11:13]])
    H = sig(X_train.dot(V.T)+params[13:])
    e = sig(H.dot(params[:4])+params[4])-y_train.flatten()
    back = np.multiply(e[:,None]*params[None,:4], H*(1-H))
    return np.concatenate((H.T.dot(e), e.sum(keepdims=True), back.T.dot(X_train).reshape(-1), back.T.sum(axis=1)))
