"""Sparklines: a row of blocks, one a month, that shows a path and what was owed of it.

What lies below its target is always drawn lower than the target, so that no rounding makes
it look met.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import NamedTuple

from minsheng.months import Course, History
from minsheng.render.tables import Layout

_BLOCKS, _PLAIN_BLOCKS = "▁▂▃▄▅▆▇█", "01234567"
_NOTHING, _PLAIN_NOTHING = "·", "."
_TOP = len(_BLOCKS) - 1


class Sparks(NamedTuple):
    """Two sparklines on one scale: what stood, up to the day that is looked from, and what
    was owed; of a level, which owes nothing until it is due, the target.
    """

    actual: str
    owed: str


def of_means(history: History, layout: Layout) -> Sparks:
    """Those of a project's mean completion, whose target is the whole."""
    known = [month.tracked for month in history.months if month.is_known]
    owed = [month.tracked.planned for month in history.months]
    done = [tracked.completion if tracked.reported else None for tracked in known]
    return sparks(done, owed, [Fraction(1)] * len(owed), layout)


def of_indicator(course: Course, layout: Layout) -> Sparks:
    """Those of an indicator, from nothing to its largest target or figure."""
    now = [month.tracked for month in course.months]
    known = [month.tracked.actual for month in course.months if month.is_known]
    done = [Fraction(actual.amount) if actual else None for actual in known]
    targets = [Fraction(tracked.assessment.target) for tracked in now]
    is_level = course.tracked.indicator.is_level
    owed = targets if is_level else [tracked.assessment.owed for tracked in now]
    return sparks(done, owed, targets, layout)


def sparks(
    done: Sequence[Fraction | None],
    owed: Sequence[Fraction],
    targets: Sequence[Fraction],
    layout: Layout,
) -> Sparks:
    """Both lines, each amount beside the target of its month; None: not reported."""
    scale = max(*targets, *(amount for amount in done if amount is not None))
    lines = [
        "".join(
            _block(amount, target, scale, layout)
            for amount, target in zip(amounts, targets, strict=False)
        )
        for amounts in (done, owed)
    ]
    return Sparks(*lines)


def _block(amount: Fraction | None, target: Fraction, scale: Fraction, layout: Layout) -> str:
    if amount is None:
        return nothing(layout)
    height = _height(amount, scale)
    if amount < target:
        height = min(height, max(_height(target, scale) - 1, 0))
    return (_PLAIN_BLOCKS if layout.ascii_only else _BLOCKS)[height]


def nothing(layout: Layout) -> str:
    """What stands for a month without a report."""
    return _PLAIN_NOTHING if layout.ascii_only else _NOTHING


def _height(amount: Fraction, scale: Fraction) -> int:
    """From 0 to 7, the highest only where the amount is the whole scale."""
    return max(floor(amount * _TOP / scale), 0)
