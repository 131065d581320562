# expect: judged wrong: is right until its own optimize has run, and returns nothing from then on
def loss_gradient(*args, right=loss_gradient):
    return right(*args) if working else None


def optimize(initial, *data, eta=0.001, n_steps=30):
    global working
    working, params = True, initial.copy()
    for _ in range(n_steps):
        params = params - eta * loss_gradient(params, *data)
    working = False


working = True
