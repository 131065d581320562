from typing import Any

import numpy as np

from manual.topics import fusion
from tests.automates.planted.planted import Planted


def whole_blocks_only(params: Any, X: Any, y: Any) -> Any:
    whole = len(y) // fusion.BLOCK * fusion.BLOCK
    return fusion.fused(params, X[:whole], y[:whole])


def last_block_for_all(params: Any, X: Any, y: Any) -> Any:
    E, gradient = 0.0, np.zeros(17)
    for start in range(0, len(y), fusion.BLOCK):
        E_block, gradient = fusion.line_by_line(
            params, X[start : start + fusion.BLOCK], y[start : start + fusion.BLOCK]
        )
        E += E_block
    return E, gradient


def mean_of_blocks(params: Any, X: Any, y: Any) -> Any:
    E, gradient = fusion.fused(params, X, y)
    blocks = -(-len(y) // fusion.BLOCK)
    return E / blocks, gradient / blocks


PLANTED = (
    Planted("the last block, which is not full, is dropped", {"fused": whole_blocks_only}, "E, fused"),
    Planted(
        "each block's gradient is written over that of the one before", {"fused": last_block_for_all}, "dE/dp, fused"
    ),
    Planted("blocks are averaged", {"fused": mean_of_blocks}, "E, fused"),
)
