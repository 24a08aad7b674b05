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
_SHORT = "too_short"


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
        replaced, gone = _unfit(details, whole, stand_ins)
        if turn == 0:
            fitted.findings = [_told(tree, model, detail) for detail in _worth_saying(details)]
        _replace(tree, replaced, fitted, stand_ins)
        if not _remove(tree, gone, fitted):
            break
    return fitted


def _told(tree: Tree, model: type[BaseModel], detail: ErrorDetails) -> Finding:
    """An error in words; an entry left empty by a text that a `#` cut short is one mistake."""
    finding = worded(tree, model, detail)
    cut = tree.cut_below(tuple(detail["loc"])) if detail["type"] == "says_nothing" else None
    if cut is None:
        return finding
    tree.refusals.remove(cut)
    return finding._replace(hint=cut.hint)


def _worth_saying(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """All errors but those that follow from another slip; the list is used up.

    These are about a value that was refused already, a missing key that merely is misspelt,
    or a list that is too short because its items do not fit.
    """
    locs = [tuple(detail["loc"]) for detail in details]
    consequences = {("missing", loc) for loc in _misspelt(details)}
    consequences |= {(_SHORT, loc) for loc in _shortened(details, locs)}
    details.reverse()
    for loc in locs:
        detail = details.pop()  # let go as soon as it is told: there may be half a million
        is_told = _holds_refused(detail["input"]) or detail["type"] == "refused"
        if not is_told and (detail["type"], loc) not in consequences:
            yield detail


def _shortened(details: list[ErrorDetails], locs: list[Loc]) -> set[Loc]:
    """The lists that are too short, of which some items did not fit."""
    short = {loc for detail, loc in zip(details, locs, strict=True) if detail["type"] == _SHORT}
    return {loc[:depth] for loc in locs for depth in range(len(loc)) if loc[:depth] in short}


def _holds_refused(value: Any) -> bool:
    """Whether the value was refused, or is a list of which a part was."""
    return value is REFUSED or (isinstance(value, list) and REFUSED in value)


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


def _unfit(
    details: list[ErrorDetails], whole: Collection[str], stand_ins: Mapping[str, Any]
) -> tuple[Collection[Loc], Collection[Loc]]:
    """What another value can stand in for, and what has to go for the rest to fit."""
    replaced: dict[Loc, None] = {}
    gone: dict[Loc, None] = {}
    for detail in details:
        loc: Loc = tuple(detail["loc"])
        if detail["type"] != "extra_forbidden" and loc and loc[-1] in stand_ins:
            replaced[loc] = None
        else:
            gone[_unit_of_removal(detail["type"], loc, whole)] = None
    return replaced, gone


def _unit_of_removal(kind: str, loc: Loc, whole: Collection[str]) -> Loc:
    """The part that goes because of an error: for a missing key, what lacks it."""
    for depth in range(len(loc) - 1, 0, -1):
        if loc[depth - 1] in whole and isinstance(loc[depth], int):
            return loc[: depth + 1]
    return loc[:-1] if kind == "missing" else loc


def _replace(
    tree: Tree, locs: Collection[Loc], fitted: Fitted[M], stand_ins: Mapping[str, Any]
) -> None:
    """Puts at each place what stands in for the value there."""
    for loc in locs:
        owner, _ = _inside(tree, loc[:-1])
        fitted.left_out.append((loc, owner.get(loc[-1])))
        owner[loc[-1]] = stand_ins[str(loc[-1])]


def _remove(tree: Tree, locs: Collection[Loc], fitted: Fitted[M]) -> bool:
    """Removes the values at `locs` together with their nodes; False where that is all there is.

    All are looked up before the first one goes: what stands behind it in a list moves up.
    """
    found = dict.fromkeys(_existing(tree, loc) for loc in locs)
    if () in found:
        return False
    steps: dict[Loc, dict[str | int, None]] = {}
    for loc in found:
        if not any(loc[:depth] in found for depth in range(1, len(loc))):
            steps.setdefault(loc[:-1], {})[loc[-1]] = None
    for owner, (values, children) in [(owner, _inside(tree, owner)) for owner in steps]:
        fitted.left_out += [((*owner, step), values[step]) for step in steps[owner]]
        _take_out(values, steps[owner])
        _take_out(children, steps[owner])
    return True


def _existing(tree: Tree, loc: Loc) -> Loc:
    """`loc`, or as much of it as there is."""
    while loc:
        try:
            values, children = _inside(tree, loc[:-1])
            _ = values[loc[-1]], children[loc[-1]]
        except (LookupError, TypeError):
            loc = loc[:-1]
        else:
            break
    return loc


def _inside(tree: Tree, loc: Loc) -> tuple[Any, Any]:
    """The values and the nodes in the list or mapping at `loc`."""
    value: Any = tree.value
    node: Any = tree.node
    for step in loc:
        child = node[1][step]
        value, node = value[step], child[1] if isinstance(step, str) else child
    return value, node[1]


def _take_out(container: Any, steps: Collection[str | int]) -> None:
    if isinstance(container, list):
        container[:] = [item for index, item in enumerate(container) if index not in steps]
        return
    for step in steps:
        del container[step]
