"""A tree against a model: what fits becomes the model, what does not becomes findings.

What fits is kept even where its neighbour does not, so that one slip hides no other.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from minsheng.models.chinese_keys import key_meant
from minsheng.models.wording import Finding, worded
from minsheng.names import nearest
from minsheng.source.scalars import REFUSED
from minsheng.source.tree import Loc, Tree

M = TypeVar("M", bound=BaseModel)

_MAX_ROUNDS = 40


@dataclass(slots=True)
class Fitted(Generic[M]):
    """The model (None where not even its head fits), what was wrong, and what was left out."""

    model: M | None
    findings: list[Finding]
    left_out: list[tuple[Loc, Any]] = field(default_factory=list)


def fit(
    tree: Tree,
    model: type[M],
    whole: Collection[str] = (),
    stand_ins: Mapping[str, Any] = MappingProxyType({}),
) -> Fitted[M]:
    """Validates `tree` against `model`; the tree itself loses what does not fit.

    Items of the lists named in `whole` (an indicator) are left out as a whole; a key of
    `stand_ins` gets that value instead, so that it does not cost what it belongs to. Only
    the first round's errors are reported: the later ones are consequences of leaving out.
    """
    fitted: Fitted[M] = Fitted(None, [])
    for turn in range(_MAX_ROUNDS):
        try:
            fitted.model = model.model_validate(tree.value)
            return fitted
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=True)
        if turn == 0:
            fitted.findings = [worded(tree, model, detail) for detail in _worth_saying(details)]
        unfit = {_unit_of_removal(tuple(d["loc"]), whole) for d in details}
        if not _leave_out(tree, unfit, fitted, stand_ins):
            break
    return fitted


def _worth_saying(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """All errors but those that follow from another slip.

    These are about a value that was refused already, a missing key that merely is misspelt,
    or a list that is too short because its items do not fit.
    """
    locs = [tuple(detail["loc"]) for detail in details]
    consequences = {("missing", loc) for loc in _misspelt(details)}
    consequences |= {("too_short", loc[:depth]) for loc in locs for depth in range(len(loc))}
    for detail, loc in zip(details, locs, strict=True):
        is_told = detail["input"] is REFUSED or detail["type"] == "refused"
        if not is_told and (detail["type"], loc) not in consequences:
            yield detail


def _misspelt(details: list[ErrorDetails]) -> set[Loc]:
    """The missing keys for which an unknown one stands in the same place."""
    missing: dict[Loc, list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            missing.setdefault(tuple(detail["loc"][:-1]), []).append(str(detail["loc"][-1]))
    unknown = (
        [tuple(d["loc"]) for d in details if d["type"] == "extra_forbidden"] if missing else []
    )
    return {
        (*loc[:-1], name)
        for loc in unknown
        for name in _meant(str(loc[-1]), missing.get(loc[:-1], []))
    }


def _meant(key: str, missing: list[str]) -> list[str]:
    """Which of the missing keys was meant by an unknown one, in Chinese or misspelt."""
    translated = key_meant(key, set(missing))
    return [translated] if translated else nearest(key, missing)


def _unit_of_removal(loc: Loc, whole: Collection[str]) -> Loc:
    for depth in range(len(loc) - 1, 0, -1):
        if loc[depth - 1] in whole and isinstance(loc[depth], int):
            return loc[: depth + 1]
    return loc


def _leave_out(
    tree: Tree, locs: Collection[Loc], fitted: Fitted[M], stand_ins: Mapping[str, Any]
) -> bool:
    """Removes the parts at `locs` from the tree, the last ones first; False at the root."""
    for loc in sorted(locs, key=_from_the_end, reverse=True):
        if loc and loc[-1] in stand_ins and _replace(tree, loc, stand_ins[str(loc[-1])], fitted):
            continue
        while loc and not _remove(tree, loc, fitted):
            loc = loc[:-1]
        if not loc:
            return False
    return True


def _from_the_end(loc: Loc) -> list[str]:
    return [f"{step:09}" if isinstance(step, int) else step for step in loc]


def _replace(tree: Tree, loc: Loc, value: Any, fitted: Fitted[M]) -> bool:
    """Puts `value` at `loc`; False where its owner is gone."""
    owner = tree.value
    for step in loc[:-1]:
        try:
            owner = owner[step]
        except (LookupError, TypeError):
            return False
    fitted.left_out.append((loc, owner.get(loc[-1])))
    owner[loc[-1]] = value
    return True


def _remove(tree: Tree, loc: Loc, fitted: Fitted[M]) -> bool:
    """Removes the value at `loc` together with its node; False where there is none."""
    value: Any = tree.value
    node: Any = tree.node
    try:
        for step in loc[:-1]:
            value, child = value[step], node[1][step]
            node = child[1] if isinstance(step, str) else child
        fitted.left_out.append((loc, value.pop(loc[-1])))
        node[1].pop(loc[-1])
    except (LookupError, TypeError, AttributeError):
        return False
    return True
