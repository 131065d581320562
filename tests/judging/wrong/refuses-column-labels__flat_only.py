# expect: wrong; function: loss_gradient; cause: refuses-column-labels
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
    g=np.zeros(17)
    for i in range(17):
        e=np.zeros(17); e[i]=1e-5
        g[i]=(loss(params+e,X_train,y_train)-loss(params-e,X_train,y_train))/2e-5
    return g
