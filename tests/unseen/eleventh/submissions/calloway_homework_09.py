import numpy as np
def logi(t): return 1/(1+np.exp(-t))
def network(x, params):
    u,a,v,b = params[:4],params[4],params[5:13].reshape(4,2),params[13:]
    return logi(np.dot(u,logi(np.dot(v,x)+b))+a)
def loss(params, X_train, y_train):
    return np.sum([-t*np.log(network(x,params))-(1-t)*np.log(1-network(x,params)) for x,t in zip(X_train,y_train.ravel())])
def loss_gradient(params, X_train, y_train):
    u,a,v,b = params[:4],params[4],params[5:13].reshape(4,2),params[13:]
    dEdu,dEda,dEdv,dEdb = np.zeros(4),0.,np.zeros((4,2)),np.zeros(4)
    for x,t in zip(X_train,y_train.ravel()):
        h = logi(np.dot(v,x)+b); e = network(x,params)-t
        dEdu += e*h
        dEda += e*a
        dEdv += np.outer(e*u*h*(1-h),x)
        dEdb += e*u*h*(1-h)*b
    return np.hstack((dEdu,dEda,dEdv.ravel(),dEdb))
