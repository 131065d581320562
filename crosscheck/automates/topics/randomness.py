"""Randomness: what is drawn from one seed, and in which order."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import BIT_FOR_BIT, EPS, Allowed, Mistake, Numbers, Side, Start, Topic

# Below 16 numbers torch draws normals in pairs, else in blocks of 16; 50 are three blocks and a last one drawn anew.
FEW, MANY, POINTS, P_DROP = 10, 50, 500, 0.3

# log, cos and sin are the system's where torch's libraries share it with Python, as on Linux. Elsewhere two good libraries
# return neighbours at most: half a unit in the last place from the logarithm, within the root; one from the cosine; and
# half a unit on each side from the root and from the product.
NORMALS_ULPS = 4
SAME_LIBM = sys.platform == "linux"


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Draw everything from one generator, so that each also shows how many words the one before has taken."""
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


def allowed(_: Start, by_hand: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow no difference, but for normals where another library may evaluate log, cos and sin."""
    each = dict.fromkeys(by_hand, BIT_FOR_BIT)
    if not SAME_LIBM:
        for name in ("few normals", "many normals"):
            reason = f"{NORMALS_ULPS} ulp: torch and Python may have log, cos and sin from different libraries"
            each[name] = Allowed(NORMALS_ULPS * EPS * np.abs(by_hand[name]), reason)
    return each


TOPIC = Topic(
    name="randomness",
    question="Where do random numbers come from, and what does a seed promise?",
    you_write="words, uniforms, normals, permutations and masks from a Mersenne Twister",
    framework_does="`Generator`, `rand`, `randn`, `randperm`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="The same seed, and another dtype",
        why=(
            "The numbers are drawn in torch's default precision and made float64 afterwards. A float32 takes one "
            "word of the generator where a float64 takes two: these numbers are others, and so is everything that "
            "is drawn after them. A seed promises the same numbers to the same calls only."
        ),
        side="torch",
        right="return torch.rand(n, generator=g, dtype=torch.float64)",
        wrong="return torch.rand(n, generator=g).double()",
    ),
    axes=dict.fromkeys(("integers", "uniforms", "uniforms in float32", "few normals", "many normals"), ("number",))
    | {"permutation": ("place",), "mask": ("number",)},
)
