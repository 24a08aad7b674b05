"""G: reports that stood at an earlier commit still stand (G501, G502), and whose changed (G506)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from minsheng.ledger import Figure, Ledger, Note
from minsheng.problems import Place
from minsheng.rules.base import Slip, rule
from minsheng.rules.history import (
    Entries,
    EntryKey,
    FigureKey,
    Reports,
    change,
    comparable,
    comparable_figures,
    entries_of,
    figures_of,
    in_reports,
    set_off,
    stood,
    written,
)
from minsheng.terms import ENTRY_WORDS

_WORDS = {key: ENTRY_WORDS[key] for key in ("progress", "problems", "next_steps", "correction")}
_MOST_NAMED = 8
_CORRECT = "数字有误的，在新一期填报里填正确的累计数，并写明 correction（更正说明）"

_ADD = "新的数字另加一期，不要写在旧的上面，填错的在新一期里写明 correction（更正说明）"


@rule("G501")
def report_rewritten(reports: Reports) -> Iterator[Slip]:
    """A report that stood is not rewritten; a later one corrects it.

    Fails: `AED: 14` of September is 15 since. Passes: October says 15; the file was moved,
    its entries sorted, a figure that was missing in September added.
    """
    standing = entries_of(reports.now)
    yield from _figures_changed(reports, standing)
    for key, notes in in_reports(reports):
        if notes_now := standing.get(key):
            yield from _acceptance_changed(reports, key, notes, notes_now)
            yield from _words_changed(reports, key, notes, notes_now)


def _figures_changed(reports: Reports, standing: Entries) -> Iterator[Slip]:
    """The figures that no longer stand, of entries that still do."""
    now = figures_of(reports.now)
    for key, figures in comparable_figures(reports).items():
        if notes := standing.get(key[:3]):
            others = now.get(key, [])
            values = [comparable(other.value) for other in others]
            gone = [figure for figure in figures if comparable(figure.value) not in values]
            place = others[-1].place if others else notes[0].place
            yield from (_changed_figure(reports, key, figure, others, place) for figure in gone)


def _changed_figure(
    reports: Reports, key: FigureKey, figure: Figure, standing: list[Figure], place: Place
) -> Slip:
    _, day, project, name = key
    about = f"{day} 的填报里，项目 {project} 的“{name}”"
    where = stood(reports.commit, figure.place)
    if not standing:
        message = f"{about}被删去，原来填的是 {written(figure.value)}{where}"
        return Slip(place, message, f"补回来；{_CORRECT}")
    how = change(figure.value, standing[-1].value)
    return Slip(place, f"{about}{how.done}{where}", f"{how.undo}；{_CORRECT}")


def _acceptance_changed(
    reports: Reports, key: EntryKey, notes: list[Note], notes_now: list[Note]
) -> Iterator[Slip]:
    _, day, project = key
    standing = [note for note in notes_now if note.accepted]
    days = [note.accepted for note in standing]
    for note in notes:
        if note.accepted and note.accepted not in days:
            how = change(note.accepted, days[-1] if days else None)
            done = how.done if days else f" {note.accepted} 被删去"
            where = stood(reports.commit, note.accepted_place)
            yield Slip(
                (standing or notes_now)[-1].accepted_place,
                f"{day} 的填报里，项目 {project} 的验收日期{done}{where}",
                f"{how.undo}；验收以后又有变化的，写进新一期填报",
            )


def _words_changed(
    reports: Reports, key: EntryKey, notes: list[Note], notes_now: list[Note]
) -> Iterator[Slip]:
    """One problem for all the words of an entry: they have one place."""
    _, day, project = key
    standing = {said for note in notes_now for said in _said(note)}
    for note in notes:
        gone = [(key, text) for key, text in _said(note).items() if key not in standing]
        if gone:
            what = "、".join(f"{word}{set_off(text)}" for (word, _), text in gone)
            yield Slip(
                notes_now[0].place,
                f"{day} 的填报里，项目 {project} 原来写的{what}被改动或删去"
                + stood(reports.commit, note.place),
                "改回原样；新的情况、更正都写进新一期填报",
            )


def _said(note: Note) -> dict[tuple[str, object], str]:
    """The words of an entry by what they are and how they compare."""
    words = note.words
    texts = [(word, getattr(words, key)) for key, word in _WORDS.items()]
    said = {(word, comparable(text)): text for word, text in texts if text}
    return said | {("佐证材料", _file_name(text)): text for text in words.evidence}


def _file_name(evidence: str) -> object:
    """A file's own name: its path changes when the report moves to another folder."""
    is_file = evidence.startswith(("./", "../"))
    return comparable(evidence.rsplit("/", 1)[-1] if is_file else evidence)


@rule("G502")
def report_removed(reports: Reports) -> Iterator[Slip]:
    """A report that stood is not removed, neither as a whole nor of one project.

    Fails: September's figures typed over by October's. Passes: October added below; sample
    data removed.
    """
    standing = entries_of(reports.now)
    removed: dict[tuple[str, date], dict[int, Note]] = defaultdict(dict)
    for (unit, day, project), notes in in_reports(reports):
        if (unit, day, project) not in standing:
            removed[unit, day][project] = notes[0]
    days = {(unit, day) for unit, day, _ in standing}
    of_unit = _by_unit(standing)
    for (unit, day), projects in removed.items():
        first = next(iter(projects.values()))
        numbers = "、".join(map(str, projects))
        is_left = (unit, day) in days
        what = f"里，项目 {numbers} 被删去" if is_left else f"（项目 {numbers}）被删去"
        yield Slip(
            _where_it_was(first, of_unit.get(unit, [])),
            f"{unit} {day} 的填报{what}" + stood(reports.commit, first.place),
            f"{'恢复原样' if of_unit.get(unit) else '恢复这个文件'}；{_ADD}",
        )


def _by_unit(entries: Entries) -> dict[str, list[Note]]:
    found: dict[str, list[Note]] = defaultdict(list)
    for (unit, _, _), notes in entries.items():
        found[unit] += notes
    return found


def _where_it_was(gone: Note, notes: list[Note]) -> Place:
    """Where the unit's next entry stands now, or its last; where the entry stood if it has none."""
    same_file = [note for note in notes if note.place.path == gone.place.path]
    if not notes:
        return Place(gone.place.path)
    return min(
        same_file or notes,
        key=lambda note: (note.as_of < gone.as_of, abs(note.as_of - gone.as_of)),
    ).place


@rule("G506")
def several_units_at_once(reports: Reports) -> Iterator[Slip]:
    """Worth a look: the reports of two units differ from what stood.

    Told: 建设局 and 卫健局 both report October. Not told: one unit's two files.
    """
    then = _contents(reports.then, reports.files)
    now = _contents(reports.now, reports.files)
    units = [u for u in dict.fromkeys((*then, *now)) if then[u] != now[u]]
    if len(units) > 1:
        names = "、".join(units[:_MOST_NAMED]) + ("等" if len(units) > _MOST_NAMED else "")
        message = f"与提交 {reports.commit} 相比，{len(units)} 个单位的填报同时有变化：{names}"
        yield Slip(_first_place(reports), message, "核对是不是都该由这一次提交")


def _contents(ledger: Ledger, files: frozenset[str]) -> dict[str, set[object]]:
    """What each unit says in the files that differ, sample data apart."""
    said: dict[str, set[object]] = defaultdict(set)
    for key, notes in entries_of(ledger).items():
        for note in notes:
            words = (*_said(note), note.accepted)
            said[note.unit].update((*key, word) for word in words if note.place.path in files)
    for name, figures in figures_of(ledger).items():
        mine = said.get(name[0], set())  # of no unit with sample data alone
        mine.update((*name, comparable(f.value)) for f in figures if f.path in files)
    return said


def _first_place(reports: Reports) -> Place:
    """Where a file that differs now begins; the list where there is none."""
    places = [report.place.path for report in reports.now.reports]
    paths = sorted(path for path in places if path in reports.files)
    return Place(paths[0]) if paths else reports.now.list_place


REPORT_RULES = (report_rewritten, report_removed, several_units_at_once)
