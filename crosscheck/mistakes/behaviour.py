"""Mistakes that any homework knows: recognised by what a function does or how it computes, not by a changed model.

Words in braces are filled in: those of the homework (`Homework.words`), and what the recognition measured.
"""

from __future__ import annotations

from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.right_numbers import RIGHT_NUMBERS

# What a function uses in place of its arguments
USES_GLOBAL_INITIAL = Mistake(
    "uses-global-initial",
    None,
    "The answer is that for {what}, whatever {params} are passed.",
    "Use the argument.",
)
USES_GLOBAL_DATA = Mistake(
    "uses-global-data",
    None,
    "The answer is that for the global {data}, whatever data are passed.",
    "Use {points} and {labels}.",
)
USES_GLOBAL_INITIAL_AND_DATA = Mistake(
    "uses-global-initial-and-data",
    None,
    "The answer is that for the global {initial}, {X} and {y}, whatever is passed.",
    "Use the arguments.",
)
INTEGER_TRUNCATION = Mistake(
    "integer-truncation",
    None,
    "{what} are cut to whole numbers{when}.",
    "Compute with floats, as after np.asarray(.., dtype=float): an array made like an integer one cuts what is written into it, "
    "and so do int(..) and astype(int).",
)
ARGUMENTS_IN_ANOTHER_ORDER = Mistake(
    "arguments-in-another-order",
    None,
    "The arguments are taken in another order: it is right as {function}({theirs}).",
    "The homework calls {function}({names}).",
)
HARD_CODED_ANSWERS = Mistake(
    "hard-coded-answers",
    None,
    "The published, rounded numbers come back at the published calls, and something else everywhere else.",
    "The answers are written in, not computed.",
)

# What a call leaves behind
UPDATES_PARAMS_IN_PLACE = Mistake(
    "updates-params-in-place",
    None,
    "The call changes the {params} that it is given, by computing in place or by writing into a slice of it.",
    "The caller's array must stay as it is: work on {params}.copy().",
)
CHANGES_DATA_IN_PLACE = Mistake(
    "changes-data-in-place",
    None,
    "The call changes the data that it is given.",
    "The caller's arrays must stay as they are.",
)
DEPENDS_ON_EARLIER_CALLS = Mistake(
    "depends-on-earlier-calls",
    None,
    "The answer depends on the calls before it: something is left over from them, such as a global that is added to and never "
    "reset, a cache, or where a random generator has got to.",
    "Start from fresh zeros in each call.",
)
STALE_CACHE = Mistake(
    "stale-cache",
    None,
    "An earlier call's answer comes back for other arguments: it, or what it was made from, is kept under {key}.",
    "Compute it anew in each call, or keep it under all the numbers that it depends on, such as {params}.tobytes().",
)
REUSED_BUFFER = Mistake(
    "reused-buffer",
    None,
    "The array that it returned is overwritten by a later call.",
    "Make a new array in each call, np.zeros(..), or return a copy of the one that is kept.",
)
RANDOM_NOISE = Mistake(
    "random-noise",
    None,
    "The same call, repeated, gives another answer each time, without a trend: something random is in it.",
    "The function must depend on its arguments only.",
)

# How it is computed
PLAIN_NUMPY_UNDER_AUTOGRAD = Mistake(
    "plain-numpy-under-autograd",
    None,
    "autograd calls the functions that it differentiates with boxes of its own in place of numbers (ArrayBox), and what is "
    "called here cannot take them.",
    "Compute with autograd's own NumPy, import autograd.numpy as anp, in all functions that {gradient} goes through, {objective} "
    "and those that it calls; without math, float(..) or assignments to an array's entries, which need plain numbers.",
)
FORWARD_DIFFERENCE_LARGE_H = Mistake(
    "forward-difference-large-h",
    None,
    "These are {what}: right to {digits}.",
    "{quotient} is off by h/2 times the curvature. Derive the formulas, or use autograd: they have no such error.",
)
CENTRAL_DIFFERENCE_LARGE_H = Mistake(
    "central-difference-large-h",
    None,
    "These are {what}: right to {digits}.",
    "{quotient} is off by h^2/6 times the third derivative. Derive the formulas, or use autograd: they have no such error.",
)
HALF_PRECISION = Mistake(
    "half-precision",
    None,
    "Computed in half precision: right to {digits}.",
    "Leave out float16; NumPy's float64 keeps 16 digits.",
)
ROUNDED_GRADIENT = Mistake(
    "rounded-gradient",
    None,
    "The gradient is rounded to {decimals}.",
    "Return it as it is: the asserts round by themselves, and rounded steps add up over the descent.",
)
ROUNDED_RESULT = Mistake(
    "rounded-result",
    None,
    "The result is rounded to {decimals}.",
    "Return it as it is: the asserts round by themselves.",
)
WHOLE_NUMBERS = Mistake(
    "whole-numbers",
    None,
    "The results are cut to whole numbers.",
    "Look for an integer array that they are written into, such as np.zeros({n_parameters}, dtype=int), or for int(..).",
)
NOT_SUMMED = Mistake(
    "not-summed",
    None,
    "The terms of the single points are returned, not their {whole}; the terms themselves are right.",
    "Return np.{whole}(...).",
)

# A descent of the submission's own
DESCENT_UPDATE = Mistake(
    "optimize-update",
    None,
    "The steps do not follow the update rule{how}.",
    "It is {params} <- {params} - {eta} * {gradient}({params}).",
)
DESCENT_MOMENTUM = Mistake(
    "optimize-momentum",
    None,
    "Each step keeps a part of the one before: {how}.",
    "It is {params} <- {params} - {eta} * {gradient}({params}).",
)
DESCENT_ADAPTIVE = Mistake(
    "optimize-adaptive",
    None,
    "Each parameter has a step size of its own, which its derivatives set: {how}.",
    "It is {params} <- {params} - {eta} * {gradient}({params}).",
)
DESCENT_ETA_CHANGES = Mistake(
    "optimize-eta-changes",
    None,
    "The step size changes from step to step: {how} times {eta}.",
    "It is {params} <- {params} - {eta} * {gradient}({params}), with one {eta} for all steps.",
)
DESCENT_WEIGHT_DECAY = Mistake(
    "optimize-weight-decay",
    None,
    "A step also moves the {params} by a multiple of themselves, which decays them: {how} times {eta}.",
    "It is {params} <- {params} - {eta} * {gradient}({params}).",
)
DESCENT_BATCHES = Mistake(
    "optimize-batches",
    None,
    "A step follows the gradient of {how}, not of all {n} points.",
    "It is {params} <- {params} - {eta} * {gradient}({params}, {points}, {labels}), with all points in each step.",
)
DESCENT_COUNT = Mistake(
    "optimize-count",
    None,
    "{descent} took gradients at {points_asked} when it was to take {steps} steps ({n_steps}).",
    "Each step needs one, at the {params} which the step before has reached, for as many steps as are given.",
)
DESCENT_RETURNS = Mistake(
    "optimize-returns",
    None,
    "{steps}, and what it returns is not {what}, which its shape would say.",
    "If that is what it is meant to be: is a list filled with one and the same array, or with values from before the step?",
)
DESCENT_START = Mistake(
    "optimize-start",
    None,
    "{descent} does not start at the `{initial}` that it is given.",
    "",
)

BEHAVIOUR: tuple[Mistake, ...] = (
    *(value for value in globals().values() if isinstance(value, Mistake)),
    *RIGHT_NUMBERS,
)
