"""What the options of `minsheng record` give: names and texts as typed, to the order meant."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from minsheng.entry.standing import last_figure, project_title
from minsheng.errors import UsageError
from minsheng.ledger import Ledger, Reported
from minsheng.models.progress import Entry, Report
from minsheng.models.targets import Indicator, Project
from minsheng.names import as_known, did_you_mean
from minsheng.posting import Order
from minsheng.rules.listing import some_of
from minsheng.rules.name_hints import for_project
from minsheng.terms import ENTRY_WORDS
from minsheng.typed import Misread, day_typed, shortened, text_typed, value_typed

_SIGN = re.compile(r"\s*(\+?)[=＝]\s*")
_EXAMPLE = "写作 --set 急救技能认证培训=1320"


class Given(NamedTuple):
    """The texts of the options, each named after its option; None where it was not typed."""

    project: int | None = None
    settings: Sequence[str] = ()
    progress: str | None = None
    problems: str | None = None
    next_steps: str | None = None
    evidence: Sequence[str] = ()
    correction: str | None = None
    accepted: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed at all."""
        return self == Given()


_TEXTS = {
    "progress": "--progress",
    "problems": "--problem",
    "next_steps": "--next-step",
    "correction": "--correction",
}

_OPTIONS = {**_TEXTS, "evidence": "--evidence", "accepted": "--accepted"}
IN_OPTIONS = {key: f" {option}（{ENTRY_WORDS[key]}）" for key, option in _OPTIONS.items()}
"""What an entry says besides figures, each as the option that says it."""


def order_of(given: Given, ledger: Ledger, unit: str, as_of: date) -> Order:
    """The order that the options come to. UsageError for whatever is not understood."""
    if given.project is None:
        message = "还要写明 --project：填的是哪一个项目"
        raise UsageError(message, for_project((), ledger.targets, unit))
    project = _project(given.project, ledger, unit)
    said = {
        "actuals": _actuals(given.settings, ledger, project, unit, as_of),
        **{key: _text(option, getattr(given, key)) for key, option in _TEXTS.items()},
        "evidence": [_text("--evidence", one) for one in given.evidence],
        "accepted": _day(given.accepted, ledger.targets.year),
    }
    if not any(said[key] for key in ("actuals", "progress", "problems", "next_steps", "accepted")):
        message = "没有写要填什么"
        raise UsageError(message, f"{_EXAMPLE}；或 --progress、--problem、--next-step、--accepted")
    entry = Entry.model_validate({"project": project.id, **said})
    return Order(unit, ledger.targets.year, Report(as_of=as_of, projects=(entry,)))


def _project(number: int, ledger: Ledger, unit: str) -> Project:
    project = ledger.targets.by_id.get(number)
    if project is None:
        own = for_project((), ledger.targets, unit)
        raise UsageError(f"没有序号为 {number} 的项目", own)
    if unit not in project.units:
        units = some_of(project.units, "个单位")
        message = f"项目 {number}“{project.name}”不是{unit}负责的，责任单位是{units}"
        raise UsageError(message, for_project((), ledger.targets, unit))
    return project


def _text(option: str, text: str | None) -> str | None:
    if text is None:
        return None
    plain = text_typed(text)
    if isinstance(plain, Misread):
        raise _refusal(option, plain)
    if not plain:
        raise UsageError(f"{option} 后面没有写内容", "没有就不写这个选项")
    return plain


def _day(text: str | None, year: int) -> date | None:
    if text is None:
        return None
    day = day_typed(text, year)
    if isinstance(day, Misread):
        raise _refusal("--accepted", day)
    return day


def _refusal(where: str, misread: Misread) -> UsageError:
    return UsageError(f"{where}：{misread.message}", misread.hint)


def _actuals(
    settings: Sequence[str], ledger: Ledger, project: Project, unit: str, day: date
) -> dict[str, Reported]:
    actuals: dict[str, Reported] = {}
    for setting in settings:
        typed, text, is_more = _parted(setting, project.names)
        indicator = _indicator(typed, ledger, project, unit)
        if indicator.name in actuals:
            raise UsageError(f"--set {indicator.name} 写了两次", "每个指标只写一次")
        figure = last_figure(ledger, project, indicator, unit, day) if is_more else None
        standing = figure.value if figure and isinstance(figure.value, tuple) else ()
        actuals[indicator.name] = _value(indicator, text, is_more, standing)
    return actuals


def _parted(setting: str, known: Sequence[str]) -> tuple[str, str, bool]:
    """(name, value, whether it is added) of `名称=值` or `名称+=项`; a name may hold a `=`."""
    signs = list(_SIGN.finditer(setting))
    parts = [(setting[: s.start()].strip(), setting[s.end() :], bool(s[1])) for s in signs]
    found = next((one for one in parts if as_known(one[0], known)), next(iter(parts), None))
    if found is None:
        raise UsageError(f"--set 要写作“指标=数”，这里没有等号：{shortened(setting)}", _EXAMPLE)
    return found


def _indicator(typed: str, ledger: Ledger, project: Project, unit: str) -> Indicator:
    name = as_known(typed, project.names)
    if name is None:
        message = f"项目 {project.id} 没有指标“{shortened(typed)}”"
        raise UsageError(message, _elsewhere(typed, ledger, project, unit))
    indicator = project.by_name[name]
    units = project.units_of(indicator)
    if unit not in units:
        message = f"指标“{name}”不是{unit}负责的"
        raise UsageError(message, f"责任单位是{some_of(units, '个单位')}")
    return indicator


def _elsewhere(typed: str, ledger: Ledger, project: Project, unit: str) -> str:
    """The project of the unit that has such an indicator, else the nearest one of this project."""
    own = ledger.targets.by_unit.get(unit, [])
    other = next((one for one in own if as_known(typed, one.names)), None)
    if other:
        return f"它属于{project_title(other)}：写 --project {other.id}"
    return did_you_mean(typed, project.names) or f"指标有：{some_of(project.names, '个')}"


def _value(indicator: Indicator, text: str, is_more: bool, standing: tuple[str, ...]) -> Reported:
    if is_more and indicator.kind != "checklist":
        message = f"--set {indicator.name}+=：+= 只用于清单"
        raise UsageError(message, "写累计数，用 =，不写本次增加了多少")
    if not text.strip():
        message = f"--set {indicator.name}= 后面没有写数"
        raise UsageError(message, "没有数就不写这个 --set；确实是零写 0")
    value = value_typed(indicator, text, standing)
    if isinstance(value, Misread):
        raise _refusal("--set", value)
    return value


def option_of(spot: Sequence[str | int]) -> str | None:
    """The option that gave what stands at `spot` of a report: `--set AED`."""
    match list(spot):
        case ["projects", _, "actuals", name, *_]:
            return f"--set {name}"
        case ["projects", _, str(key), *_]:
            return _OPTIONS.get(key, "--project")
        case ["as_of"]:
            return "--as-of"
    return None
