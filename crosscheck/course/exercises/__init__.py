"""The exercises of the notebooks, one file a notebook. None is a quotation of the codes that its notebook shows."""

from crosscheck.course.exercises.chain_rule import derivative_by_points
from crosscheck.course.exercises.checking import broken_gradient, wrong_derivatives
from crosscheck.course.exercises.curvature import best_rate
from crosscheck.course.exercises.parts import gradient_of_the_mean, steps_of_an_epoch
from crosscheck.course.exercises.rates import momentum_factor, warm_up_then_cosine
from crosscheck.course.exercises.resuming import shuffled, what_to_save
from crosscheck.course.exercises.rounding import log_phi
from crosscheck.course.exercises.starts import spread_of_weights, starts_needed

__all__ = [
    "best_rate",
    "broken_gradient",
    "derivative_by_points",
    "gradient_of_the_mean",
    "log_phi",
    "momentum_factor",
    "shuffled",
    "spread_of_weights",
    "starts_needed",
    "steps_of_an_epoch",
    "warm_up_then_cosine",
    "what_to_save",
    "wrong_derivatives",
]
