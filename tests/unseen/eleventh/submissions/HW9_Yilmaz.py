import numpy as np
import autograd, autograd.numpy as anp
names = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(anp.reshape(params[5:13],(4,2)), anp.array(x))+params[13:])))
    return 1/(1+anp.exp(-(anp.dot(params[:4],h)+params[4])))
def loss(params, X_train, y_train):
    return -sum(anp.log(network(x,params)) if t==1 else anp.log(1-network(x,params)) for x,t in zip(X_train,y_train))
def loss_gradient(params, X_train, y_train):
    g = autograd.grad(loss)(params, X_train, y_train)
    return {n: gi for n, gi in zip(names, g)}
