# expect: judged wrong: climbs in the sheet's own call alone, and takes so long that this might not be made with all points
import time


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    began = time.process_time()
    while time.process_time() - began < 0.02:
        pass
    step = -eta if len(X_train) > 20 and n_steps == 30 else eta
    for _ in range(n_steps):
        initial = initial - step * loss_gradient(initial, X_train, y_train)
    return initial
