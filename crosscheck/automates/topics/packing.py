"""Packing: 17 parameters and 17 derivatives in one array, and back."""

from crosscheck.automates.topic import BIT_FOR_BIT, COORDINATES, NODES, Allowed, Mistake, Quantities, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES
from crosscheck.rounding.point import at_point


def measure(side: Side, start: Start) -> Quantities:
    """Unpack and pack again, and differentiate, on one side."""
    params, X, y = side.arrays(*start.given)
    state = side.code.unpack(params)
    return {**state, "packed": side.code.pack(state), "gradient": side.code.gradient(params, X, y)}


def allowed(start: Start, by_hand: Quantities) -> dict[str, Allowed]:
    """Allow numbers that are only moved no difference, and the derivatives their rounding errors."""
    reason = "two rounding errors, bounded in crosscheck/rounding/point.py"
    return {**dict.fromkeys(by_hand, BIT_FOR_BIT), "gradient": Allowed(2 * at_point(*start.given).gradient, reason)}


TOPIC = Topic(
    name="packing",
    place=(1, 3),
    question="Which entry of the array of 17 is which parameter, and where does its derivative go?",
    you_write="slices of one array",
    framework_does="`parameters()`, `state_dict`, `parameters_to_vector`, hooks",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="V by columns",
        why="The eight numbers are cut out as two rows of four and turned, which gives the shape that is wanted: only "
        "the places are wrong. Six of the eight weights change places. A module holds V as a matrix, and packs it row "
        "by row.",
        side="by hand",
        right='"hidden.weight": params[5:13].reshape(4, 2),  # V',
        wrong='"hidden.weight": params[5:13].reshape(2, 4).T,  # V',
    ),
    axes={"output.weight": (("u",), NODES), "output.bias": (("a",),)}
    | {"hidden.weight": (NODES, COORDINATES), "hidden.bias": (NODES,), "packed": (NAMES,), "gradient": (NAMES,)},
)
