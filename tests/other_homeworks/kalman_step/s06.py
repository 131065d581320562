import numpy as np


def matmul(A, B):
    return [[sum(A[i][k] * B[k][j] for k in range(len(B))) for j in range(len(B[0]))] for i in range(len(A))]


def transpose(A):
    return [list(row) for row in zip(*A)]


def add(A, B, sign=1):
    return [[a + sign * b for a, b in zip(r, s)] for r, s in zip(A, B)]


def inverse(A):
    """Gauss-Jordan with pivoting"""
    n = len(A)
    M = [list(A[i]) + [1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]
    for c in range(n):
        best = max(range(c, n), key=lambda r: abs(M[r][c]))
        M[c], M[best] = M[best], M[c]
        pivot = M[c][c]
        M[c] = [v / pivot for v in M[c]]
        for r in range(n):
            if r != c:
                factor = M[r][c]
                M[r] = [v - factor * u for v, u in zip(M[r], M[c])]
    return [row[n:] for row in M]


def kalman_step(x, P, z, F, H, Q, R):
    P, F, H, Q, R = (np.asarray(a).tolist() for a in (P, F, H, Q, R))
    x = [[v] for v in x]
    z = [[v] for v in z]
    x = matmul(F, x)
    P = add(matmul(matmul(F, P), transpose(F)), Q)
    S = add(matmul(matmul(H, P), transpose(H)), R)
    K = matmul(matmul(P, transpose(H)), inverse(S))
    x = add(x, matmul(K, add(z, matmul(H, x), -1)))
    P = add(P, matmul(K, matmul(H, P)), -1)
    return np.array([row[0] for row in x]), np.array(P)
