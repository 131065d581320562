# expect: wrong; function: loss_gradient; cause: missing-u-in-hidden-delta
import numpy as np

def sig(z): return 1/(1+np.exp(-z))
def split(p): return p[:4],p[4],p[5:13].reshape(4,2),p[13:]
def network(x, params):
    u,a,V,b=split(params)
    return sig(u@sig(V@np.asarray(x)+b)+a)
def loss(params, X_train, y_train):
    s=0.
    for x,t in zip(X_train,y_train):
        o=network(x,params)
        s-= t*np.log(o)+(1-t)*np.log(1-o)
    return s
def loss_gradient(params, X_train, y_train):
    u,a,V,b=split(params)
    g=np.zeros(17)
    for x,t in zip(X_train,y_train):
        G=sig(V@x+b); d=sig(u@G+a)-t
        dq=d*G*(1-G)
        g+=np.concatenate([d*G,[d],np.outer(dq,x).ravel(),dq])
    return g
