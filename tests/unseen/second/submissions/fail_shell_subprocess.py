import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
import subprocess, sys, json
CODE = '''
import json,sys
import numpy as np
P,X,y=[np.array(a,float) for a in json.load(sys.stdin)]
s=lambda z:1/(1+np.exp(-z))
H=s(X@P[5:13].reshape(4,2).T+P[13:]); d=s(H@P[:4]+P[4])-y.ravel(); D=d[:,None]*P[:4]*H*(1-H)
print(json.dumps(np.concatenate([d@H,[d.sum()],(D.T@X).ravel(),D.sum(0)]).tolist()))
'''
def loss_gradient(params, X_train, y_train):
    r = subprocess.run([sys.executable, '-c', CODE], input=json.dumps([np.asarray(a).tolist() for a in (params, X_train, y_train)]), capture_output=True, text=True, check=True)
    return np.array(json.loads(r.stdout))
