"""The circles' catalogue of mistakes. It is imported when the first submission is wrong."""

from crosscheck.homework.circles.mistakes.book import TEXTBOOK
from crosscheck.homework.circles.mistakes.gradient import GRADIENT, WRONG_ORDER
from crosscheck.homework.circles.mistakes.loss import BROADCAST, LOSS
from crosscheck.homework.circles.mistakes.network import NETWORK
from crosscheck.homework.circles.saturation import REMARKS
from crosscheck.mistakes.mistake import Catalogue

CATALOGUE = Catalogue(
    TEXTBOOK,
    (*NETWORK, *LOSS, *GRADIENT),
    wrong_order=WRONG_ORDER,
    hidden=("q", "G", "u"),
    broadcast=BROADCAST,
    between=(0.0, 1.0),
    remarks=REMARKS,
)
