import sys
def phi(q):
    for i in range(30):
        print(i, q)
        print("warning", file=sys.stderr, flush=True)
    return sigma(q)
