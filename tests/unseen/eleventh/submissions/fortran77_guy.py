import numpy as np

def SIGM(T):
    return 1.0/(1.0 + np.exp(-T))

def NETWRK(X1, X2, P, H):
    S = P[5]
    for J in range(1, 4 + 1):
        IV = 5 + 2*(J - 1)
        H[J] = SIGM(P[IV + 1]*X1 + P[IV + 2]*X2 + P[13 + J])
        S = S + P[J]*H[J]
    return SIGM(S)

def PACK1(params):
    P = np.zeros(18)
    P[1:] = params
    return P

def network(x, params):
    return NETWRK(x[0], x[1], PACK1(params), np.zeros(5))

def loss(params, X_train, y_train):
    P = PACK1(params); H = np.zeros(5); E = 0.0; Y = y_train.ravel()
    for I in range(0, len(X_train)):
        F = NETWRK(X_train[I, 0], X_train[I, 1], P, H)
        E = E - Y[I]*np.log(F) - (1.0 - Y[I])*np.log(1.0 - F)
    return E

def loss_gradient(params, X_train, y_train):
    P = PACK1(params); H = np.zeros(5); G = np.zeros(18); Y = y_train.ravel()
    for I in range(0, len(X_train)):
        X1 = X_train[I, 0]; X2 = X_train[I, 1]
        D = NETWRK(X1, X2, P, H) - Y[I]
        G[5] += D
        for J in range(1, 5):
            G[J] += D*H[J]
            DH = D*P[J]*H[J]*(1.0 - H[J])
            IV = 5 + 2*(J - 1)
            G[IV + 1] += DH*X1
            G[IV + 2] += DH*X2
            G[13 + J] += DH
    return G[1:18]
