from math import exp, log


def probabilities(W, X):
    P = []
    for x in X:
        scores = [sum(x[d] * W[d][k] for d in range(len(x))) for k in range(len(W[0]))]
        top = max(scores)
        es = [exp(s - top) for s in scores]
        z = sum(es)
        P.append([e / z for e in es])
    return P


def loss(W, X, y):
    P = probabilities(W, X)
    return -sum(log(P[n][label]) for n, label in enumerate(y)) / len(P)


def gradient(W, X, y):
    P = probabilities(W, X)
    D, K, N = len(W), len(W[0]), len(P)
    G = [[0.0] * K for _ in range(D)]
    for n in range(N):
        for k in range(K):
            err = P[n][k] - (1 if y[n] == k else 0)
            for d in range(D):
                G[d][k] += X[n][d] * err / N
    return G
