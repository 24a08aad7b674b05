"""The target list of a year: `data/targets_<year>.yaml` (DESIGN section 1)."""

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from minsheng.models.base import (
    AnyNumber,
    Date,
    Listed,
    Model,
    Name,
    NonNegativeNumber,
    PositiveNumber,
    Some,
    Text,
    Year,
)
from minsheng.numerals import Number

UNTITLED = "（标题有误）"
"""Stands for a title that does not fit, so that the rest of its list is checked."""
LONGEST_TASK = 5000
"""Characters of a task: everything that is quoted is looked for in it."""
FLOORS = ("以上", "至少", "不少于", "不低于", "达到", "超过")
ABOUTS = ("约", "左右")
CEILINGS = ("以下", "以内", "不超过", "不高于", "低于")
STRICT = ("超过", "低于")

Comparator = Literal[
    "以上", "至少", "不少于", "不低于", "达到", "超过", "约", "左右",
    "以下", "以内", "不超过", "不高于", "低于",
]  # fmt: skip

_SHAPES = {
    "target": "数量（target）",
    "items": "清单（items）",
    "milestone": "节点（milestone）",
}


def _true(value: Any) -> Any:
    if value is not True:
        raise PydanticCustomError("only_true", "只能是 true：没有完成的在填报里写 false")
    return value


Done = Annotated[Literal[True], PlainValidator(_true)]
_Lag = Annotated[AnyNumber, Field(ge=0, le=100)]


class Policy(Model):
    """The thresholds of a list. Lags in percentage points, `about_tolerance` as a share."""

    warn_lag: _Lag = 10
    behind_lag: _Lag = 30
    stale_days: Annotated[int, Field(ge=0, le=3660)] = 45
    about_tolerance: Annotated[AnyNumber, Field(ge=0, lt=1)] = Decimal("0.05")


class PlanPoint(Model):
    """The cumulative amount `value` owed from the date `by` on."""

    by: Date
    value: NonNegativeNumber


class Revision(Model):
    """A target adjusted from `since` on, by which document and for what reason (目标调整)."""

    since: Date
    target: PositiveNumber | None = None
    items: Some[Text] | None = None
    document: Text
    reason: Text


class Indicator(Model):
    """One target of a project, in exactly one of three shapes: quantity, checklist, milestone."""

    name: Text
    target: PositiveNumber | None = None
    items: Some[Text] | None = None
    milestone: Done | None = None
    measure: Text | None = None
    comparator: Comparator | None = None
    quote: Text | None = None
    cumulative: bool | None = None
    subset_of: Text | None = None
    units: Some[Name] | None = None
    combine: Literal["latest", "sum"] = "latest"
    start: Date | None = None
    due: Date | None = None
    plan: Listed[PlanPoint] = ()
    revisions: Listed[Revision] = ()

    @property
    def kind(self) -> str:
        """`quantity`, `checklist` or `milestone`."""
        if self.milestone:
            return "milestone"
        return "checklist" if self.items is not None else "quantity"

    @property
    def is_ceiling(self) -> bool:
        """Whether the actual must stay below the target (以下, 不超过)."""
        return self.comparator in CEILINGS

    @property
    def is_level(self) -> bool:
        """Whether figures are levels that may fall and rise (时点值), not cumulative sums."""
        return self.is_ceiling or self.cumulative is False

    def revision_at(self, day: date) -> Revision | None:
        """The revision in force on `day`: of those that have begun, the last in the list."""
        number = self.revision_number_at(day)
        return self.revisions[number - 1] if number else None

    def revision_number_at(self, day: date) -> int:
        """The number of that revision, from 1; 0 while the published target holds."""
        if not self.revisions:
            return 0
        days, last = self._beginnings
        begun = bisect_right(days, day)
        return last[begun - 1] + 1 if begun else 0

    @cached_property
    def _beginnings(self) -> tuple[list[date], list[int]]:
        """The days on which revisions begin, in order, and which revision counts from then on."""
        order = sorted((revision.since, number) for number, revision in enumerate(self.revisions))
        last = accumulate((number for _, number in order), max)
        return [day for day, _ in order], list(last)

    @cached_property
    def all_items(self) -> tuple[str, ...]:
        """Every item that the checklist ever had, each once."""
        revised = (item for revision in self.revisions for item in revision.items or ())
        return tuple(dict.fromkeys([*(self.items or ()), *revised]))

    @cached_property
    def item_names(self) -> frozenset[str]:
        """The same, to be looked up."""
        return frozenset(self.all_items)

    @property
    def published(self) -> Number:
        """The target as first published: of a checklist its count, of a milestone 1."""
        return self.target if self.target is not None else len(self.items or (self.name,))

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        shapes = [key for key in _SHAPES if getattr(self, key) is not None]
        if not shapes:
            raise PydanticCustomError(
                "no_shape", "指标没有目标：target、items、milestone 三者写一个"
            )
        if len(shapes) > 1:
            both = "、".join(_SHAPES[key] for key in shapes)
            raise PydanticCustomError(
                "two_shapes",
                "指标同时写了{both}，只能写一个",
                {"both": both},
            )
        if self.measure is None and self.kind != "milestone":
            raise PydanticCustomError("no_measure", "缺少必填项 measure（计量单位）")
        if self.comparator is not None and self.kind != "quantity":
            at = {"at": ("comparator",)}
            raise PydanticCustomError("shape_key", "comparator 只用于数量指标", at)
        return self

    @model_validator(mode="after")
    def _revisions_fit(self) -> Self:
        key = {"quantity": "target", "checklist": "items"}.get(self.kind)
        for index, revision in enumerate(self.revisions):
            given = [k for k in ("target", "items") if getattr(revision, k) is not None]
            if given != [key]:
                must = f"写明新的 {key}，且只写它" if key else "不适用于节点指标"
                raise PydanticCustomError(
                    "revision_shape",
                    "revisions（目标调整）{must}",
                    {"must": must, "at": ("revisions", index)},
                )
        return self


class Project(Model):
    """One pledge of the list, known by the document's own number (序号)."""

    id: Annotated[int, Field(ge=1)]
    level: Text
    name: Text
    units: Some[Name]
    supporting: Listed[Name] = ()
    task: Annotated[Text, Field(max_length=LONGEST_TASK)]
    start: Date | None = None
    due: Date | None = None
    commitments: Listed[Text] = ()
    other_numbers: Listed[Text] = ()
    indicators: Some[Indicator]

    @cached_property
    def by_name(self) -> dict[str, Indicator]:
        """Its indicators by their names; of two with one name, the first."""
        return {indicator.name: indicator for indicator in reversed(self.indicators)}

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where its indicators stand in it (from 0), by their names; of two, the first."""
        return {i.name: position for position, i in reversed(list(enumerate(self.indicators)))}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its indicators, each once, in the order of the list."""
        return tuple(dict.fromkeys(indicator.name for indicator in self.indicators))

    def units_of(self, indicator: Indicator) -> tuple[str, ...]:
        """The units responsible for `indicator`, each once, in the order of the list."""
        return tuple(dict.fromkeys(indicator.units or self.units))


class TargetList(Model):
    """All pledges of one year with the document that published them."""

    year: Year
    title: Text
    document: Text | None = None
    issuer: Text | None = None
    issued: Date | None = None
    levels: Some[Name] = ("市级", "区级")
    start: Date | None = None
    policy: Policy = Policy()
    projects: Listed[Project]

    @property
    def units(self) -> tuple[str, ...]:
        """Every responsible unit once, in the order in which the list names them."""
        return tuple(dict.fromkeys(unit for project in self.projects for unit in project.units))

    @cached_property
    def by_id(self) -> dict[int, Project]:
        """The projects by their numbers; of two with one number, the first."""
        return {project.id: project for project in reversed(self.projects)}

    @cached_property
    def positions(self) -> dict[int, int]:
        """Where the projects stand in the list (from 0), by their numbers; of two, the first."""
        return {p.id: position for position, p in reversed(list(enumerate(self.projects)))}

    @cached_property
    def by_unit(self) -> dict[str, list[Project]]:
        """The projects that a unit is responsible for, by its name."""
        by_unit: dict[str, list[Project]] = {}
        for project in self.projects:
            for unit in dict.fromkeys(project.units):
                by_unit.setdefault(unit, []).append(project)
        return by_unit
