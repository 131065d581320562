import numpy as np
def sapply(x, f): return np.array([f(i) for i in x])
def cbind(*a): return np.column_stack(a)
def colSums(m): return m.sum(axis=0)
plogis = lambda q: 1/(1+np.exp(-q))

def network(x, params):
    h = sapply(range(4), lambda j: plogis(params[5+2*j]*x[0] + params[5+2*j+1]*x[1] + params[13+j]))
    return plogis(sum(params[:4]*h) + params[4])

def loss(params, X_train, y_train):
    p = sapply(X_train, lambda x: network(x, params))
    y = y_train.ravel()
    loglik = sum(np.log(p**y * (1-p)**(1-y)))
    return -loglik

def loss_gradient(params, X_train, y_train):
    y = y_train.ravel()
    h = cbind(*[plogis(X_train[:,0]*params[5+2*j] + X_train[:,1]*params[6+2*j] + params[13+j]) for j in range(4)])
    res = plogis(h@params[:4] + params[4]) - y
    score = cbind(h*res[:,None], res)
    for j in range(4):
        w = res*params[j]*h[:,j]*(1-h[:,j])
        score = cbind(score, w*X_train[:,0], w*X_train[:,1])
    for j in range(4):
        score = cbind(score, res*params[j]*h[:,j]*(1-h[:,j]))
    return colSums(score)
