import decimal
decimal.getcontext().prec = 40
def one(q):
    with decimal.localcontext() as context:
        context.Emin = -10**9
        return float(1 / (1 + (-decimal.Decimal(float(q))).exp()))
phi = np.vectorize(one, otypes=[float])
