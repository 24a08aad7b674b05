"""Whether a report stands in the ledger already, so that nothing is recorded twice."""

from minsheng.ledger import Ledger, Note, Words
from minsheng.models.progress import Entry
from minsheng.posting import Order


def stands_already(ledger: Ledger, order: Order) -> bool:
    """Whether the unit has said, as of that very date, all that the order says, and nothing
    else about those figures since.
    """
    return all(_stands(ledger, order, entry) for entry in order.report.projects)


def _stands(ledger: Ledger, order: Order, entry: Entry) -> bool:
    said = [note for note in ledger.notes_of(entry.project) if order.is_about(note)]
    is_noted = any(_same(note, entry) for note in said)
    return is_noted and all(
        _is_last(ledger, order, entry.project, name, value) for name, value in entry.actuals.items()
    )


def _same(note: Note, entry: Entry) -> bool:
    words = Words(
        entry.progress, entry.problems, entry.next_steps, entry.evidence, entry.correction
    )
    return note.words == words and note.accepted == entry.accepted


def _is_last(ledger: Ledger, order: Order, project: int, name: str, value: object) -> bool:
    """Whether the unit's last figure as of that date is this one."""
    own = [f.value for f in ledger.figures_of(project, name) if order.is_about(f)]
    wanted = tuple(value) if isinstance(value, list) else value
    return bool(own) and own[-1] == wanted
