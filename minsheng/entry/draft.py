"""What has been typed of one project so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minsheng.ledger import Reported
from minsheng.models.progress import Entry, Report
from minsheng.models.targets import Project
from minsheng.posting import Order


@dataclass(slots=True)
class Draft:
    """The figures by indicator, the reasons for those that were corrected, and the words."""

    project: Project
    actuals: dict[str, Reported] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    accepted: date | None = None

    def entry(self, **changes: Any) -> Entry | None:
        """The entry that it comes to, some parts changed; None while that says nothing."""
        said: dict[str, Any] = {
            **self.words,
            "evidence": self.evidence,
            "accepted": self.accepted,
            "correction": "；".join(dict.fromkeys(self.reasons.values())) or None,
            "actuals": self.actuals,
            **changes,
        }
        is_something = said["actuals"] or said["accepted"] or self.words
        if not is_something:
            return None
        actuals = {name: _listed(value) for name, value in said["actuals"].items()}
        said = {key: value for key, value in said.items() if value}
        return Entry.model_validate({**said, "project": self.project.id, "actuals": actuals})

    def figures(self, more: Mapping[str, Reported], correction: str | None = None) -> Entry | None:
        """Its figures and some more as an entry of their own, without words."""
        actuals = {name: _listed(value) for name, value in {**self.actuals, **more}.items()}
        if not actuals:
            return None
        return Entry(project=self.project.id, actuals=actuals, correction=correction)

    def drop(self, name: str) -> None:
        """Leaves a figure out, and the reason for it."""
        self.actuals.pop(name, None)
        self.reasons.pop(name, None)


def _listed(value: Reported) -> object:
    return list(value) if isinstance(value, tuple) else value


def order_for(drafts: Mapping[int, Draft], unit: str, year: int, as_of: date) -> Order | None:
    """What the drafts come to, None where nothing was typed."""
    entries = [entry for draft in drafts.values() if (entry := draft.entry())]
    if not entries:
        return None
    return Order(unit, year, Report(as_of=as_of, projects=tuple(entries)))
