"""How a progress file is laid out: read off its newest report, for the next one to be like it."""

from typing import Any

import yaml

from minsheng.source.writing import Style

_ENTRIES, _ACTUALS = "projects", "actuals"


def items_of(node: Any) -> list[Any]:
    """The nodes of a list, none of anything else."""
    return node.value if isinstance(node, yaml.SequenceNode) else []


def style_of(reports: Any) -> Style:
    """The manner of the last report that says something."""
    style = Style()
    telling = [one for one in items_of(reports) if items_of(_value_of(one, _ENTRIES))]
    report = next(reversed(telling or items_of(reports)), None)
    if report is None:
        return style
    style = style._replace(in_quotes=all(key.style == '"' for key, _ in report.value))
    if report.flow_style:
        return style._replace(report_in_brackets=True)
    style = style._replace(dash_offset=_dash_offset(reports))
    return _as_its_entries(style, report) if telling else style


def _as_its_entries(style: Style, report: Any) -> Style:
    """How a report that says something lists its projects and their figures."""
    entries = _value_of(report, _ENTRIES)
    if entries.flow_style:
        return style
    actuals = next((v for e in entries.value if (v := _value_of(e, _ACTUALS))), None)
    return style._replace(
        list_offset=entries.start_mark.column - report.start_mark.column,
        entries_in_brackets=bool(entries.value[-1].flow_style),
        actuals_in_brackets=actuals is None or bool(actuals.flow_style),
    )


def _dash_offset(items: Any) -> int:
    """How far behind its dash the last item of a list begins, be it on the line below."""
    column: int = items.value[-1].start_mark.column - items.start_mark.column
    return max(2, column)


def _value_of(mapping: Any, key: str) -> Any:
    pairs = mapping.value if isinstance(mapping, yaml.MappingNode) else []
    return next((v for k, v in pairs if k.value.strip() == key), None)
