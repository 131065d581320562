"""The homework of the two circles, as an object for the judge."""

import numpy as np

from crosscheck.homework.circles import saturation
from crosscheck.homework.circles.contract import BLOCKS, ETA, INITIAL, N_STEPS, NAMES, PUBLISHED
from crosscheck.homework.circles.data import POINTS_FILE, TARGETS_FILE, data_directory, load_circles
from crosscheck.homework.circles.questions import draw
from crosscheck.homework.circles.reference import ByHand
from crosscheck.homework.network import NetworkHomework
from crosscheck.homework.parts import Data, Function, Parameters, Role, Slot
from crosscheck.mistakes.mistake import Catalogue
from crosscheck.verdict import Finding

_DATA: dict[str, Slot] = {"X_train": "points", "y_train": "labels"}

RELEASED_OPTIMIZE = """
def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    loss_history = [loss(initial, X_train, y_train)]
    params = initial.copy()
    for i in range(n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
        loss_history.append(loss(params, X_train, y_train))
        print('step {:02d}: loss={:.1f}'.format(i + 1, loss_history[-1]))
    plt.plot(loss_history, 'o-')
    plt.xlabel('Optimization step')
    plt.ylabel('Cross-entropy loss')
"""

# It works with floats, arrays, and the numbers of autograd and torch.
LENT_NETWORK = """
def network(x, params):
    import numpy as np

    if np.shape(x) != (2,):
        raise NotImplementedError("the lent network takes one point")
    output = params[4]
    for j in range(4):
        hidden = params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1] + params[13 + j]
        output = output + params[j] / (1 + np.e**-hidden)
    return 1 / (1 + np.e**-output)
"""


def _load() -> Data:
    X, y = load_circles()
    return Data(np.asfortranarray(X), y.reshape(-1, 1), INITIAL)  # column-major, as in pandas


def _mistakes() -> Catalogue:
    from crosscheck.homework.circles.mistakes import CATALOGUE

    return CATALOGUE


CIRCLES = NetworkHomework(
    title="A neural network by hand",
    functions=(
        Function("network", Role.OUTPUTS, {"x": "point", "params": "params"}),
        Function("loss", Role.OBJECTIVE, {"params": "params", **_DATA}),
        Function("loss_gradient", Role.GRADIENT, {"params": "params", **_DATA}),
        Function("optimize", Role.DESCENT, {"initial": "params", **_DATA, "eta": "eta", "n_steps": "n_steps"}),
    ),
    parameters=Parameters(NAMES, BLOCKS),
    coordinates=("x1", "x2"),
    globals={"X": "X", "y": "y", "initial": "initial"},
    load=_load,
    reference=ByHand(),
    mistakes=_mistakes,
    printed=PUBLISHED,
    questions=draw,
    eta=ETA,
    n_steps=N_STEPS,
    intermediates="q, G, z and y_out",
    excused=saturation.remarks,
    unexplained=saturation.unexplained,
    lost_digits=saturation.digits_lost_to_clipping,
    letters=(
        Finding("q", "the arguments of the hidden nodes' sigmoids", "q = V x + b", level="note"),
        Finding("G", "the values of the hidden nodes", "G = phi(V x + b)", level="note"),
        Finding("z", "the argument of the output's sigmoid", "z = u . G + a", level="note"),
    ),
    released_descent=RELEASED_OPTIMIZE,
    lent_outputs=LENT_NETWORK,
    leaves_arguments=frozenset({"plot_scans"}),
    files={name: (data_directory() / name).read_bytes for name in (POINTS_FILE, TARGETS_FILE)},
)
