"""Where do random numbers come from, and what does a seed guarantee?"""

import sys
from typing import Any

import numpy as np

from crosscheck.figures.style import LINES, MARKERS, Axes, picture
from crosscheck.lecture.exercise import Exercise
from crosscheck.lecture.topic import Allowed, Mistake, Numbers, Quantities, Side, Start, Topic
from manual.topics.randomness import generator, normals, uniforms

# Below 16 numbers torch draws normals in pairs, else in blocks of 16. For 50: three blocks, and the last 16 once more.
FEW, MANY, POINTS, P_DROP = 10, 50, 500, 0.3

# On Linux torch and Python use the same system's log, cos and sin. Elsewhere two good libraries differ by at most one
# unit in the last place (ulp). The root halves the logarithm's ulp; the cosine adds 1 ulp; on each side the root and
# the product add 1/2 ulp each. That is 3.5 ulp.
NORMALS_ULPS, EPS = 4, 2.0**-52


def measure(side: Side, start: Start) -> Quantities:
    """Draw everything from one generator, so that each draw also shows how many words the one before has taken."""
    draw = side.code
    g = draw.generator(start.seed)
    return {
        "integers": draw.integers(g, FEW),
        "uniforms": draw.uniforms(g, MANY),
        "uniforms in float32": draw.uniforms_float32(g, MANY),
        "permutation": draw.permutation(g, POINTS),
        "few normals": draw.normals(g, FEW),
        "many normals": draw.normals(g, MANY),
        "mask": draw.mask(g, POINTS, P_DROP),
        "the next integer": draw.integers(g, 1)[0],
    }


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return some numbers of one generator. One word more or less would change all numbers after it."""
    return {
        "first uniform number, from two words": measured["uniforms"][0],
        "first of float32, from one word": measured["uniforms in float32"][0],
        "first entry of the permutation": measured["permutation"][0],
        "first normal number": measured["few normals"][0],
        "share that dropout keeps, of 0.7 on average": np.mean(measured["mask"] > 0),
    }


def allowed(_: Start, by_hand: Quantities) -> dict[str, Allowed]:
    """Allow no difference, except in normals where another library may evaluate log, cos and sin."""
    reason = f"{NORMALS_ULPS} ulp: torch and Python may have log, cos and sin from different libraries"
    normal = () if sys.platform == "linux" else ("few normals", "many normals")
    return {name: Allowed(NORMALS_ULPS * EPS * np.abs(by_hand[name]), reason) for name in normal}


BLOCKS, BANDS = 40, 4  # blocks of 16 numbers (8 pairs), as torch draws many normals; ranges of u, each with a colour


@picture("Two uniform numbers become two normal ones", columns=2, height=5.4, legend=2)
def draw(start: Start, before: Axes, after: Axes) -> None:
    """Left, pairs of uniform numbers from one seed; right, the same pairs after Box and Muller's formulas. The number u
    becomes the distance from the origin, u' the angle. Each quarter of the square becomes a ring; both coordinates are
    normal. torch draws the same numbers, bit for bit.
    """
    radius, angle = _pairs(uniforms(generator(start.seed), 16 * BLOCKS))
    cosine, sine = _pairs(normals(generator(start.seed), 16 * BLOCKS))
    for i in range(BANDS):
        chosen = (radius * BANDS).astype(int) == i
        style: dict[str, Any] = {"linestyle": "none", "marker": MARKERS[i], "color": LINES[i], "markersize": 5}
        before.plot(radius[chosen], angle[chosen], label=f"u from {i / BANDS:g} to {(i + 1) / BANDS:g}", **style)
        after.plot(cosine[chosen], sine[chosen], **style)
    before.set(aspect=1, xlim=(-0.04, 1.04), ylim=(-0.04, 1.04), xlabel="u", ylabel="u'", title="uniform")
    after.set(aspect=1, xlim=(-4, 4), ylim=(-4, 4), xlabel="r cos 2πu'", ylabel="r sin 2πu'", title="normal")
    for ax, ticks in ((before, [0, 0.5, 1]), (after, [-3, 0, 3])):
        ax.set(xticks=ticks, yticks=ticks)


def _pairs(drawn: Numbers) -> Numbers:
    """Return the numbers that torch pairs, shape (2, n / 2): in blocks of 16, each number and the eighth after it."""
    return drawn.reshape(-1, 2, 8).transpose(1, 0, 2).reshape(2, -1)


def _permuted(words: Numbers, one: Any = lambda i, w, n: i + w % (n - i), swaps: bool = True) -> Numbers:
    """Return the order after each entry i is swapped with entry `one(i, w, n)`, by default an entry from i on."""
    n = len(words) + 1
    order = np.arange(n)
    for i, w in enumerate(words):
        j = one(i, int(w), n)
        order[i], order[j] = order[j], order[i] if swaps else order[j]
    return order


shuffled = Exercise(
    right=lambda words: _permuted(words),
    mistakes={
        "You swap with any entry, also one that is done. Then some orders are more probable than others: n^(n "
        "- 1) ways do not divide evenly among n! orders.": [lambda words: _permuted(words, lambda i, w, n: w % n)],
        "You draw from n - i places, but count them from the front. They begin at i.": [
            lambda words: _permuted(words, lambda i, w, n: w % (n - i))
        ],
        "The second assignment reads what the first has overwritten. Swap both at once.": [
            lambda words: _permuted(words, swaps=False)
        ],
    },
    otherwise="Entry i is swapped with entry i + (w mod (n - i)), where n is one more than the number of words.",
    lesson="With the words of a Mersenne Twister these are the permutations of torch.randperm, in every bit.",
    calls=tuple((generator(seed).randint(2**32, size=n, dtype=np.uint32),) for seed, n in ((1, 7), (2, 11))),
)

TOPIC = Topic(
    place=(3, 1),
    formulas=r"""u = \frac{W \bmod 2^{53}}{2^{53}}
        r = \sqrt{-2 \log (1 - u)} \qquad \theta = 2 \pi u\text{′}
        \text{normal: } r \cos \theta, \; r \sin \theta""",
    does=(
        "words, uniforms, normals, permutations and masks from a Mersenne Twister",
        "`Generator`, `rand`, `randn`, `randperm`",
    ),
    core=(("def ",), ("def ",)),
    mistake=Mistake(
        what="The same seed, and another dtype",
        why="The numbers are drawn in torch's default precision and made float64 afterwards. A float32 takes one word "
        "of the generator, a float64 two. So these numbers differ, and so do all numbers that are drawn "
        "after them. A seed guarantees the same numbers for the same calls only.",
        right="return torch.rand(n, generator=g, dtype=torch.float64)",
        wrong="return torch.rand(n, generator=g).double()",
    ),
    axes=dict.fromkeys(("integers", "uniforms", "uniforms in float32", "few normals", "many normals"), ("number",))
    | {"permutation": ("place",), "mask": ("number",)},
    notebook=8,
)
