import sys
sys.setrecursionlimit(100_000)
def half(q, depth=5000):
    return half(q, depth - 1) if depth else q / 2
def phi(q):
    return 0.5 * (1 + np.tanh(half(q)))
