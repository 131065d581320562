import numpy as np

# fermi function with beta=1
def fermi(E):
    return 1/(np.exp(E) + 1)

def network(x, params):
    E = [-(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]) for i in range(4)]
    n = [fermi(e) for e in E]       # occupations
    total = -params[4]
    for u, occ in zip(params, n):
        total -= u*occ
    return fermi(total)

def loss(params, X_train, y_train):
    S = 0
    for x, y in zip(X_train, y_train):
        f = network(x, params)
        S = S - np.log(f if np.all(y == 1) else 1 - f)
    return S

def loss_gradient(params, X_train, y_train):
    dS = np.zeros_like(params)
    for x, y in zip(X_train, np.reshape(y_train, [-1])):
        n = np.array([fermi(-(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])) for i in range(4)])
        k = network(x, params) - y
        chi = k*params[:4]*n*(1-n)   # susceptibility
        dS[:4] += k*n
        dS[4] += k
        dS[5:13:2] += chi*x[0]
        dS[6:13:2] += chi*x[1]
        dS[13:] += chi
    return dS
