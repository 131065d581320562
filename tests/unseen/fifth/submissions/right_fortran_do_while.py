def SIGMA(T):
    return 1.0/(1.0 + np.exp(-T))
def network(x, params):
    # REAL*8 Z, T ; INTEGER I
    Z = params[4]; I = 0
    while I <= 3:
        T = params[5 + 2*I]*x[0]
        T = T + params[6 + 2*I]*x[1]
        T = T + params[13 + I]
        Z = Z + params[I]*SIGMA(T)
        I = I + 1
    return SIGMA(Z)
def loss(params, X_train, y_train):
    N = X_train.shape[0]; K = 0; E = 0.0; YY = y_train.reshape(N)
    while K < N:
        F = network(X_train[K, :], params)
        if YY[K] > 0.5:
            E = E - np.log(F)
        else:
            E = E - np.log(1.0 - F)
        K = K + 1
    return E
def loss_gradient(params, X_train, y_train):
    N = X_train.shape[0]; K = 0; YY = y_train.reshape(N); G = np.zeros(17)
    while K < N:
        X1 = X_train[K, 0]; X2 = X_train[K, 1]; D = network(X_train[K], params) - YY[K]
        G[4] = G[4] + D; I = 0
        while I < 4:
            S = SIGMA(params[5+2*I]*X1 + params[6+2*I]*X2 + params[13+I])
            G[I] = G[I] + D*S
            DS = S*(1.0 - S)
            G[5+2*I] = G[5+2*I] + D*params[I]*DS*X1
            G[6+2*I] = G[6+2*I] + D*params[I]*DS*X2
            G[13+I] = G[13+I] + D*params[I]*DS
            I = I + 1
        K = K + 1
    return G
