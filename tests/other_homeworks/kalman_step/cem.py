# without numpy


def T(A):
    return [list(col) for col in zip(*A)]


def mul(A, B):
    return [[sum(a * b for a, b in zip(row, col)) for col in zip(*B)] for row in A]


def add(A, B, sign=1):
    return [[a + sign * b for a, b in zip(ra, rb)] for ra, rb in zip(A, B)]


def inverse(A):
    n = len(A)
    M = [list(map(float, A[i])) + [1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]
    for c in range(n):
        best = max(range(c, n), key=lambda r: abs(M[r][c]))
        M[c], M[best] = M[best], M[c]
        M[c] = [v / M[c][c] for v in M[c]]
        for r in range(n):
            if r != c:
                f = M[r][c]
                M[r] = [v - f * u for v, u in zip(M[r], M[c])]
    return [row[n:] for row in M]


def kalman_step(x, P, z, F, H, Q, R):
    x = mul(F, [[v] for v in x])
    P = add(mul(mul(F, P), T(F)), Q)
    S = add(mul(mul(H, P), T(H)), R)
    K = mul(mul(P, T(H)), inverse(S))
    x = add(x, mul(K, add([[v] for v in z], mul(H, x), -1)))
    P = add(P, mul(mul(K, S), T(K)), -1)
    return [row[0] for row in x], P
