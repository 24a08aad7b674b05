"""G: a published list is revised, not edited: targets (G503), words (G504), document (G505)."""

from collections import Counter
from collections.abc import Callable, Iterator

from minsheng.problems import has_error
from minsheng.rules.base import Slip, rule
from minsheng.rules.history import Change, Lists, change, comparable, set_off, stood
from minsheng.rules.history_facts import (
    DOCUMENT,
    Fact,
    FactKey,
    Facts,
    facts_of,
    flawed,
    is_thing,
    owner_of,
)
from minsheng.rules.lists import List
from minsheng.terms import LIST_WORDS

_COPIED = "原来抄错了的，由审核的人对照文件核过再合并"
_DECIDED = "确有文件依据的，由审核的人看过再合并"


def _is_document(key: FactKey) -> bool:
    return key.project is None and key.key in DOCUMENT


def _is_wording(key: FactKey) -> bool:
    is_project_name = key.key == "name" and key.indicator is None
    return is_project_name or key.key in ("task", "quote", "commitments")


def _is_target(key: FactKey) -> bool:
    return not (_is_document(key) or _is_wording(key))


@rule("G503")
def target_edited(lists: Lists) -> Iterator[Slip]:
    """A published target is revised, never edited: nor what it counts, nor when it is due.

    Fails: `target: 20` is 15 since. Passes: `target: 20` stays, with
    `revisions: [{since: 2025-09-15, target: 15, document: …, reason: …}]`.
    """
    if lists.now is None:
        place = lists.then.place()
        message = f"整份目标清单被删去{stood(lists.commit, place)}"
        yield Slip(place, message, "恢复这个文件；目标要调整的，用 revisions（目标调整）")
        return
    yield from _edits(lists, lists.now, _is_target)


@rule("G504")
def words_edited(lists: Lists) -> Iterator[Slip]:
    """The document's words stay as they are: name, task, quotes and commitments.

    Fails: `task: 建设 3 个口袋公园。` is 建设 2 个 since. Passes: the same broken elsewhere.
    """
    if lists.now is not None:
        yield from _edits(lists, lists.now, _is_wording)


@rule("G505")
def document_edited(lists: Lists) -> Iterator[Slip]:
    """The document that published the list stays named; a later one stands in the revision.

    Fails: `document: 渝高新办发〔2025〕33号` is 58号 since. Passes: 58号 in `revisions`.
    """
    if lists.now is not None:
        yield from _edits(lists, lists.now, _is_document)


def _edits(lists: Lists, file: List, is_asked: Callable[[FactKey], bool]) -> Iterator[Slip]:
    """The facts of one kind that stood and no longer stand."""
    then, now = facts_of(lists.then), facts_of(file)
    mended = flawed(lists.then, then)
    replanned = _revisions(now) - _revisions(then)
    for key, fact in then.items():
        owner = owner_of(key)
        is_excused = mended & {key, owner} or (key.key == "plan" and owner in replanned)
        if is_excused or owner not in now or not is_asked(key):
            continue
        if key in now:
            yield from _changed(lists, file, key, fact, now[key])
        elif not has_error(file.problems):  # what does not fit is left out, which was told
            yield _removed(lists, file, key, fact, now)


def _differs(key: FactKey, then: Fact, now: Fact) -> bool:
    if key.key in ("units", "commitments") or not (then.is_said or now.is_said):
        return False
    return comparable(then.value) != comparable(now.value)


def _revisions(facts: Facts) -> Counter[FactKey]:
    """How many revisions each indicator has; with one more, its plan has to end elsewhere."""
    return Counter(owner_of(key) for key in facts if key.key == "revisions")


def _changed(lists: Lists, file: List, key: FactKey, then: Fact, now: Fact) -> Iterator[Slip]:
    if not _differs(key, then, now):
        return
    how = change(then.value, now.value)
    if now.value is None:
        how = Change(f"{set_off(then.value)}被删去", "补回来")
    elif then.value is None:
        how = Change(f"原来没有写，后来加上了{set_off(now.value).rstrip()}", "去掉")
    message = f"{_subject(key)}{how.done}{stood(lists.commit, lists.then.place(*then.loc))}"
    yield Slip(file.place(*now.loc), message, f"{how.undo}；{_otherwise(key, now)}")


def _removed(lists: Lists, file: List, key: FactKey, then: Fact, now: Facts) -> Slip:
    gone = "" if is_thing(key) else set_off(then.value)
    message = f"{_subject(key)}{gone}被删去{stood(lists.commit, lists.then.place(*then.loc))}"
    hint = f"补回来；{_otherwise(key, then)}"
    return Slip(file.place(*now[owner_of(key)].loc), message, hint)


def _subject(key: FactKey) -> str:
    """项目 4 的“AED”的目标."""
    if key.project is None:
        return f"清单的{LIST_WORDS[key.key]}"
    if key.indicator is None:
        return f"项目 {key.project} " + ("" if is_thing(key) else f"的{LIST_WORDS[key.key]}")
    if is_thing(key):
        return f"项目 {key.project} 的指标“{key.indicator}”"
    return f"项目 {key.project} 的“{key.indicator}”的{LIST_WORDS[key.key]}"


def _otherwise(key: FactKey, fact: Fact) -> str:
    """What to do where the edit was meant."""
    if key.key == "target" and fact.loc[-1] in ("target", "items"):
        what = f"{fact.loc[-1]}: 新值"
        return f"目标要调整的，在这个指标下加 revisions（写明 since、{what}、document、reason）"
    if is_thing(key) and key.indicator:
        return "指标改了名的，改回原名：填报按名称对应"
    return _COPIED if _is_wording(key) or _is_document(key) else _DECIDED


TARGET_HISTORY_RULES = (target_edited, words_edited, document_edited)
