import autograd.numpy as np
from autograd import elementwise_grad as egrad
phi = egrad(lambda q: np.logaddexp(0, q))
