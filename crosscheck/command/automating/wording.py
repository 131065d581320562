"""How a page writes numbers and words, and in which order it shows quantities."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup, escape

from crosscheck.automates.comparison import Compared, Quantity
from crosscheck.automates.topic import Topic
from crosscheck.report import plain


def by_reason(quantities: tuple[Quantity, ...]) -> list[tuple[str, list[Quantity]]]:
    """Return quantities by the reason for their tolerance, in the order in which the reasons come up."""
    order = list(dict.fromkeys(one.reason for one in quantities))
    together = groupby(sorted(quantities, key=lambda one: order.index(one.reason)), key=lambda one: one.reason)
    return [(reason, list(each)) for reason, each in together]


def seen(compared: Compared) -> list[Quantity]:
    """Return the quantities in which the topic's mistake is seen."""
    return [one for one in compared.mistaken if not one.within]


def has_steps(topic: Topic) -> bool:
    """Whether any of a topic's quantities goes step by step."""
    return any("step" in axes for axes in topic.axes.values())


def said(topic: Topic, name: str, value: float) -> str:
    """Write a value of a quantity: in the topic's words for it, or as a number."""
    return topic.means.get(name, {}).get(value) or number(value)


def number(value: float) -> str:
    """Write a number with all its digits, a whole one without a point."""
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def short(value: float, digits: int = 2) -> str:
    """Write a number with a few digits, or with all before the point where there are three to six of them."""
    if value.is_integer() and abs(value) < 1e6:
        return number(value)
    return f"{value:.0f}" if 100 <= abs(value) < 1e6 else plain.number(value, digits)


def in_code(text: str) -> Markup:
    """Mark what stands between backticks as code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if i % 2 else escape(part) for i, part in enumerate(parts)
    )
