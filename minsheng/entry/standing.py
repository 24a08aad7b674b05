"""What stood before a report: the last figures, and how they read beside the new ones."""

from collections.abc import Iterator
from datetime import date

from minsheng.ledger import Figure, Ledger, Reported
from minsheng.models.progress import Entry
from minsheng.models.targets import Indicator, Project
from minsheng.render import words
from minsheng.terms import ENTRY_WORDS
from minsheng.text import padded, safe, width


def last_figure(
    ledger: Ledger, project: Project, indicator: Indicator, unit: str, day: date
) -> Figure | None:
    """The figure that a unit's new one follows on: its own newest up to `day`, or where units
    share one figure, the newest of anybody's. None without any.
    """
    figures = ledger.figures_of(project.id, indicator.name)
    is_shared = indicator.combine == "latest"
    before = [f for f in figures if f.as_of <= day and (is_shared or f.unit == unit)]
    return before[-1] if before else None


def day_words(day: date, year: int) -> str:
    """`9月30日`, with its year where that is another."""
    written = f"{day.month}月{day.day}日"
    return written if day.year == year else f"{day.year}年{written}"


def figure_words(figure: Figure | None, year: int) -> str:
    """`1180（9月30日）`, or 未报."""
    if figure is None:
        return "未报"
    return f"{words.reported(figure.value)}（{day_words(figure.as_of, year)}）"


def value_words(indicator: Indicator, value: Reported) -> str:
    """`1320 人次`, `2 所`, 已完成."""
    if isinstance(value, bool):
        return words.reported(value)
    return words.amount(len(value) if isinstance(value, tuple) else value, indicator.measure)


def change_words(indicator: Indicator, before: Figure | None, value: Reported, year: int) -> str:
    """`1180（9月30日）→ 1320 人次`; of a checklist, which items are new and which are gone."""
    old_words = figure_words(before, year)
    gap = "" if old_words.endswith("）") else " "  # which brings its own
    change = f"{old_words}{gap}→ {value_words(indicator, value)}"
    if not isinstance(value, tuple):
        return change
    old = before.value if before and isinstance(before.value, tuple) else ()
    parts = {"新增": set(value) - set(old), "去掉": set(old) - set(value)}
    told = [
        f"{word} {'、'.join(safe(item) for item in indicator.all_items if item in items)}"
        for word, items in parts.items()
        if items
    ]
    return f"{change}（{'；'.join(told)}）" if told else change


def entry_rows(
    ledger: Ledger, project: Project, entry: Entry, unit: str, day: date
) -> Iterator[tuple[str, str]]:
    """An entry as it is shown: each figure beside the one before, then its words."""
    year = ledger.targets.year
    for name, value in entry.actuals.items():
        indicator = project.by_name[name]
        before = last_figure(ledger, project, indicator, unit, day)
        kept = tuple(value) if isinstance(value, list) else value
        yield safe(name), change_words(indicator, before, kept, year)
    for key, word in ENTRY_WORDS.items():
        if said := getattr(entry, key):
            text = "；".join(said) if isinstance(said, tuple) else str(said)
            yield word, safe(text)


def aligned(rows: list[tuple[str, str]], columns: int = 28) -> list[str]:
    """The rows one below the other, what belongs to a name at one edge; long names overhang."""
    edge = min(max((width(name) for name, _ in rows), default=0), columns)
    return [f"  {padded(name, edge)}  {text}" for name, text in rows]


def project_title(project: Project) -> str:
    """`项目 6 提升公众急救能力`."""
    return f"项目 {project.id} {safe(project.name)}"
