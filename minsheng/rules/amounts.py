"""L: figures that are odd beside their target, as a slip of the pen is."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from minsheng.actuals import Actual, actual_at
from minsheng.ledger import Figure, Ledger
from minsheng.models.targets import Indicator, Project
from minsheng.numerals import as_decimal, plain, rounded_down
from minsheng.rules.base import Slip, rule
from minsheng.rules.standing import last_of_a_day
from minsheng.schedule import comes_whole, target_at

_TIMES = 3


@rule("L411")
def far_over_the_target(ledger: Ledger) -> Iterator[Slip]:
    """What stands by the newest report is not more than three times the target.

    A ceiling is left alone. Told once an indicator, at the first figure of those that are
    still too high; silent once it was mended or corrected. Fails: `AED: 140` of 20, a nought
    too many. Passes: `AED: 14`.
    """
    for project, indicator, _ in ledger.sure_series():
        figures = ledger.figures_of(project.id, indicator.name)
        if not _may_be_far_over(project, indicator, figures):
            continue
        if first := _first_far_over(project, indicator, figures):
            slip = _far_over(project, indicator, *first)
            yield from () if slip.place in ledger.wrong else (slip,)


def _may_be_far_over(project: Project, indicator: Indicator, figures: list[Figure]) -> bool:
    """Whether it is worth a closer look: all units together may have crossed the line."""
    if indicator.kind != "quantity" or indicator.is_ceiling or not figures:
        return False
    lowest = min([indicator.published, *(r.target or 0 for r in indicator.revisions)])
    return max(map(_number, figures)) * len(project.units_of(indicator)) > _TIMES * lowest


def _first_far_over(
    project: Project, indicator: Indicator, figures: list[Figure]
) -> tuple[date, Actual] | None:
    """From when on the amount has been more than three times the target, up to the newest."""
    units, counting = project.units_of(indicator), last_of_a_day(figures)
    days = sorted({figure.as_of for figure in counting}, reverse=True)
    stood = ((day, actual_at(indicator, units, counting, day)) for day in days)
    over = ((day, a) for day, a in stood if a)
    high = list(takewhile(lambda d: is_far_over(indicator, d[1], d[0]), over))
    return high[-1] if high else None


def is_far_over(indicator: Indicator, actual: Actual, day: date) -> bool:
    """Whether an amount is more than three times the target, which a ceiling's may be."""
    is_counted = indicator.kind == "quantity" and not indicator.is_ceiling
    return is_counted and actual.amount > _TIMES * target_at(indicator, day)


def _far_over(project: Project, indicator: Indicator, day: date, actual: Actual) -> Slip:
    target = target_at(indicator, day)
    ratio = Fraction(actual.amount) / Fraction(target)
    times = rounded_down(ratio, 1)
    more = "多" if ratio > times else ""
    highest = max(actual.sources, key=lambda figure: (figure.as_of, as_decimal(_number(figure))))
    return Slip(
        highest.place,
        f"项目 {project.id} 的“{indicator.name}”{plain(actual.amount)}"
        f" 是目标 {plain(target)} 的 {plain(times)} 倍{more}",
        "核对是否多打了数字，或计量单位不对；属实就不用改",
    )


def _number(figure: Figure) -> int | Decimal:
    return 0 if isinstance(figure.value, tuple) else figure.value


@rule("L412")
def fraction_of_a_countable_thing(ledger: Ledger) -> Iterator[Slip]:
    """What is counted in whole things is reported in whole things.

    Levels are left alone, since a mean has fractions. Fails: `AED: 14.5` of 20 台.
    Passes: `入户道路建设: 2.6` of 5 千米.
    """
    for project, indicator, figures in ledger.sure_series():
        for figure in figures:
            number = figure.value
            if isinstance(number, Decimal) and number % 1 and _comes_whole(indicator, figure):
                yield Slip(
                    figure.place,
                    f"项目 {project.id} 的“{indicator.name}”按{indicator.measure}计，"
                    f"{plain(number)} 不是整数",
                    "填整数；未完成的一个不计",
                )


def _comes_whole(indicator: Indicator, figure: Figure) -> bool:
    return not indicator.is_level and comes_whole(indicator, target_at(indicator, figure.as_of))


AMOUNT_RULES = (far_over_the_target, fraction_of_a_countable_thing)
