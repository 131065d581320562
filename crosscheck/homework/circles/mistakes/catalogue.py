"""The circles' catalogue of mistakes, which is read once a submission is wrong."""

from __future__ import annotations

from crosscheck.homework.circles.clipping import CLIPPING_REMARKS
from crosscheck.homework.circles.mistakes.book import TEXTBOOK
from crosscheck.homework.circles.mistakes.clipping import CLIP_TOO_STRONG, CLIPPING
from crosscheck.homework.circles.mistakes.gradients import GRADIENTS, WRONG_ORDER
from crosscheck.homework.circles.mistakes.layers import LAYERS, OF_LAYERS
from crosscheck.homework.circles.mistakes.losses import BROADCAST, LOSSES, MEANS_OF_ALL_PAIRS
from crosscheck.homework.circles.mistakes.networks import NETWORKS
from crosscheck.homework.circles.mistakes.regularised import CLIPPED_GRADIENTS, DECAYS, REGULARISED
from crosscheck.homework.circles.mistakes.rescaled import RESCALED, RESCALINGS
from crosscheck.homework.circles.mistakes.reweighted import REWEIGHTED, REWEIGHTINGS
from crosscheck.homework.circles.saturation import SATURATION_REMARKS
from crosscheck.mistakes.catalogue import Catalogue

CATALOGUE = Catalogue(
    TEXTBOOK,
    # of the same numbers the first is named, and of two the first is told first
    (
        *NETWORKS[:-4],
        CLIP_TOO_STRONG,
        *NETWORKS[-4:],
        *RESCALED,
        *OF_LAYERS,
        *LOSSES,
        *REWEIGHTED,
        *GRADIENTS,
        *REGULARISED,
    ),
    wrong_order=WRONG_ORDER,
    hidden=("q", "G", "u"),
    broadcast=BROADCAST,
    doubles=MEANS_OF_ALL_PAIRS,
    families=(*RESCALINGS, *DECAYS, *CLIPPED_GRADIENTS, *REWEIGHTINGS, *CLIPPING, *LAYERS),
    between=(0.0, 1.0),
    remarks=(*CLIPPING_REMARKS, *SATURATION_REMARKS),
)
