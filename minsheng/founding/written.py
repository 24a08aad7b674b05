"""The files of a new year as text: the target list, with or without a table, and blank reports."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from string import Template
from typing import Any, NamedTuple

from minsheng.founding.pledges import Pledge
from minsheng.founding.proposals import Proposal
from minsheng.models.drafts import MARK
from minsheng.models.targets import TargetList
from minsheng.source.writing import PLAIN, block_text, flow, item_lines
from minsheng.text import wrapped

CONFIRM = "对照原文核对，无误就删去这一行"
_COLUMNS = 88
Drafted = tuple[Pledge, Proposal]


class Heritage(NamedTuple):
    """What a new list takes over from the one before it."""

    issuer: str | None = None
    levels: tuple[str, ...] | None = None
    policy: dict[str, Any] | None = None
    units: tuple[str, ...] = ()


def heritage_of(targets: TargetList) -> Heritage:
    """What the list says itself; what is left to the defaults stays so."""
    said = targets.model_fields_set
    return Heritage(
        issuer=targets.issuer,
        levels=targets.levels if "levels" in said else None,
        policy=targets.policy.model_dump(exclude_unset=True) if "policy" in said else None,
        units=targets.units,
    )


def blank(name: str, **values: object) -> str:
    """One of the texts in `blanks/`, its places filled in."""
    text = files(__package__).joinpath("blanks", name).read_text(encoding="utf-8")
    return Template(text).substitute(values) if values else text


def list_text(year: int, heritage: Heritage, drafted: Iterable[Drafted] = ()) -> str:
    """A whole target list. Without `drafted` it has no projects, but shows how one is written."""
    drafted = list(drafted)
    title = f"{year}年民生实事"
    levels = tuple(dict.fromkeys(pledge.level for pledge, _ in drafted)) or heritage.levels
    said = {"issuer": heritage.issuer, "levels": levels, "policy": heritage.policy}
    keys = {key: value for key, value in said.items() if value}
    parts = [blank("targets.yaml", title=title, year=year) + _head(keys), _optional(year, keys)]
    if drafted:
        parts += [blank("drafted.yaml"), "projects:\n\n" + "\n".join(map(_project, drafted))]
    else:
        parts += [
            *_former_units(heritage.units),
            "projects: []\n",
            blank("example.yaml", year=year),
        ]
    return "\n".join(parts)


def _head(keys: Mapping[str, Any]) -> str:
    return "".join(f"{key}: {_value(value)}\n" for key, value in keys.items())


def _optional(year: int, keys: Iterable[str]) -> str:
    """The keys that may be added, without those that are there already."""
    there = tuple(f"# {key}:" for key in keys)
    lines = blank("optional.yaml", year=year).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(there))


def _value(value: Any) -> str:
    return block_text(value) if isinstance(value, str) else flow(value)


def _former_units(units: tuple[str, ...]) -> Iterator[str]:
    if units:
        lines = wrapped("上一年的责任单位：" + "、".join(map(_in_comment, units)), _COLUMNS)
        yield "".join(f"# {line}\n" for line in lines)


def _project(drafted: Drafted) -> str:
    pledge, proposal = drafted
    keys: dict[str, Any] = {
        "id": pledge.id,
        "level": pledge.level,
        "name": pledge.name,
        "units": list(pledge.units),
        "supporting": list(pledge.supporting),
        "task": pledge.task,
        "commitments": proposal.commitments,
        "other_numbers": proposal.other_numbers,
    }
    keys = {key: value for key, value in keys.items() if value}
    if proposal.says_more:
        keys[MARK] = CONFIRM
    keys["indicators"] = [{**indicator, MARK: CONFIRM} for indicator in proposal.indicators]
    return "".join(f"{line}\n" for line in item_lines(keys, 2, PLAIN))


def _in_comment(text: str) -> str:
    return text if text.isprintable() else block_text(text)


def progress_text(unit: str, year: int) -> str:
    """A unit's file without any report."""
    shown = _in_comment(unit)
    typed = f'"{shown}"' if " " in shown else shown
    return blank("progress.yaml", unit=shown, typed=typed, written=block_text(unit), year=year)
