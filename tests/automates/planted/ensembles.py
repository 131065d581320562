from typing import Any

from manual.topics import ensembles
from tests.automates.planted.planted import Planted


def averaged_over_starts(params: Any, X: Any, y: Any) -> Any:
    E, gradient = ensembles._losses_and_gradients(params, X, y)
    return E, gradient / len(params)


def shared_output_bias(params: Any, X: Any) -> Any:
    shared = params.copy()
    shared[:, 4] = params[0, 4]
    return ensembles._outputs(shared, X)


def most_points(params: Any, X: Any, y: Any) -> Any:
    _, z = ensembles._outputs(params, X)
    return ((z > 0) == (y == 1)).mean(axis=1) > 0.9


PLANTED = (
    Planted(
        "the sum over the starts' losses becomes a mean", {"_losses_and_gradients": averaged_over_starts}, "params", 1
    ),
    Planted("one bias serves all networks", {"_outputs": shared_output_bias}, "E", 0),
    Planted("nine points of ten are enough", {"succeeded": most_points}, "starts that succeed"),
)
