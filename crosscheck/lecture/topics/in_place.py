"""May an array be changed in place, if the backward pass needs it?"""

import numpy as np

from crosscheck.figures.style import BLUE, VERMILION, Axes, picture
from crosscheck.lecture.topic import YES_OR_NO, Mistake, Quantities, Side, Start, Topic
from manual.topics.in_place import OPERATIONS, derivative

CASES = tuple(f"{operation}, {changed} doubled" for operation in OPERATIONS for changed in "ac")


def measure(side: Side, start: Start) -> Quantities:
    """Double each operation's input, or its result, and differentiate; if that is refused, double nothing."""
    a = side.given(start.params)
    each = [side.code.derivative(operation, changed, a) for operation in OPERATIONS for changed in "ac"]
    refused = np.array([one is None for one in each], dtype=float)
    unchanged = [side.code.derivative(operation, None, a) for operation in OPERATIONS for _ in "ac"]
    numbers = [right if one is None else one for one, right in zip(each, unchanged, strict=True)]
    return {"refused": refused} | dict(zip(CASES, numbers, strict=True))


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return how many changes are refused, and some derivatives. An array may be changed if no operation keeps it."""
    refused = measured["refused"].reshape(-1, 2)
    return {
        "of four operations, refused if their input was changed": refused[:, 0].sum(),
        "refused if their result was changed": refused[:, 1].sum(),
        "dE/du1 of Σ (u + 1), u doubled after u + 1": measured["a + 1, a doubled"][0],
        "dE/du1 of Σ (u + 1), u + 1 doubled": measured["a + 1, c doubled"][0],
        "dE/du1 of Σ u², nothing doubled": measured["a², a doubled"][0],
    }


@picture("A kept array must not be changed", height=5.4)
def draw(start: Start, ax: Axes) -> None:
    """Four operations, and which array may be doubled in place after each, before the backward pass.

    An operation keeps its input, its result or nothing: whichever its derivative contains. The array that it keeps must
    not be changed; the others may be.
    """
    found = [(i, j, derivative(name, "ac"[j], start.params)) for i, name in enumerate(OPERATIONS) for j in range(2)]
    marks = (False, BLUE, "o", "the derivative is right"), (True, VERMILION, "X", "refused: it was kept")
    for refused, colour, marker, label in marks:
        at = [(j, i) for i, j, one in found if (one is None) is refused]
        ax.plot(*zip(*at, strict=True), marker, color=colour, markersize=22, label=label)
    ax.set_xticks([0, 1], ["the input a", "the result c"])
    ax.set_yticks(range(len(OPERATIONS)), [f"c = {name}" for name in OPERATIONS])
    ax.set(xlim=(-0.6, 1.6), ylim=(len(OPERATIONS) - 0.5, -0.5), xlabel="doubled in place", ylabel="operation")


TOPIC = Topic(
    place=(1, 6),
    formulas=r"""c = a^2: \quad \frac{dE}{da} = 2 a \frac{dE}{dc} \quad \text{keeps } a
        c = e^a: \quad \frac{dE}{da} = c \frac{dE}{dc} \quad \text{keeps } c""",
    does=("a version for each array, compared in the backward pass", "version counters, checked by `backward()`"),
    core=(("class _Array", "version =", "if kept.version"), ("c.sum().backward",)),
    mistake=Mistake(
        what="`.data`, to make the error go away",
        why="`x.data` is the same memory without the record and without the version. The change is not counted, and "
        "`backward()` runs, with numbers that are not those of the forward pass. For Σ a², with a doubled, "
        "the gradient is then twice the right one, the gradient with nothing doubled. Where nothing is refused, the "
        "change is not recorded: with c doubled by `.data`, dE/dc is 1 in place of 2.",
        right='{"a": first, "c": c}[changed].mul_(2)',
        wrong='{"a": first, "c": c}[changed].data.mul_(2)',
    ),
    axes={"refused": (CASES,)},
    means={"refused": YES_OR_NO},
)
