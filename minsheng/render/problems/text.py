"""Problems as text for people: each with the line it is on, a caret below, and a hint.

What is wrong comes first, file by file; infos are about no line in particular and follow, each
without one; what it all sums up to stands last, where a terminal ends.
"""

from collections.abc import Iterator
from itertools import filterfalse

from minsheng.problems import Problem, Severity
from minsheng.render.problems.findings import Excerpt, Findings, no_excerpt
from minsheng.render.problems.limits import Listing, by_severity, listing
from minsheng.render.problems.pointer import pointed_at
from minsheng.render.problems.wording import HINT, clipped, kind_of, place_of, summary
from minsheng.render.screen import PLAIN, Screen
from minsheng.text import safe

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_MOST_OF_A_FILE = 50
_MOST = 200
_RULES_NAMED = 3


def render(findings: Findings, screen: Screen = PLAIN) -> str:
    """Every problem up to 50 of a file and 200 in all, then what they sum up to."""
    listed = listing(findings.problems, _MOST_OF_A_FILE, _MOST)
    lines = [*_blocks(listed, findings.excerpt, screen), *_closing(findings, listed, screen)]
    return "".join(f"{line}\n" for line in lines)


def _blocks(listed: Listing, excerpt: Excerpt, screen: Screen) -> Iterator[str]:
    by_file: dict[str, list[Problem]] = {}
    for problem in filter(_is_wrong, listed.problems):
        by_file.setdefault(problem.place.path, []).append(problem)
    for path, problems in by_file.items():
        for problem in problems:
            yield _block(problem, excerpt, screen)
        if left := listed.left[path]:
            yield f"{safe(path)}: 这个文件还有 {left:,} 个问题未列出\n"
    others = [left for path, left in listed.left.items() if path not in by_file]
    if others:
        yield f"另有 {len(others):,} 个文件的 {sum(others):,} 个问题未列出\n"
    for info in filterfalse(_is_wrong, listed.problems):
        yield _block(info, no_excerpt, screen)


def _closing(findings: Findings, listed: Listing, screen: Screen) -> Iterator[str]:
    if listed.left:
        yield findings.rest
    wrong = by_severity([problem for problem in listed.problems if _is_wrong(problem)])
    if rules := list(dict.fromkeys(problem.rule for problem in wrong if problem.rule)):
        yield _where_to_read(rules)
    color = _COLORS[wrong[0].severity] if wrong else "green"
    yield _painted(summary(findings), color, screen)
    if findings.elsewhere:
        yield f"未列出的文件里另有 {findings.elsewhere:,} 个问题"


def _is_wrong(problem: Problem) -> bool:
    return problem.severity is not Severity.INFO


def _where_to_read(rules: list[str]) -> str:
    """详情：minsheng rule P303（或 P307、S102）."""
    first, *others = rules[:_RULES_NAMED]
    and_more = " 等" if len(rules) > _RULES_NAMED else ""
    also = f"（或 {'、'.join(others)}{and_more}）" if others else ""
    return f"详情：minsheng rule {first}{also}"


def _block(problem: Problem, excerpt: Excerpt, screen: Screen) -> str:
    place = problem.place
    color = _COLORS[problem.severity]
    kind = _painted(kind_of(problem), color, screen)
    lines = [f"{place_of(problem)}: {kind} {clipped(problem.message)}"]
    line = None if place.cell else excerpt(place.path, place.line)
    if line is not None and line.strip():
        shown, before, caret = pointed_at(line, place, screen)
        lines += [shown, before + _painted(caret, color, screen)]
    if problem.hint:
        lines.append(f"  {HINT}{clipped(problem.hint)}")
    return "\n".join(lines) + "\n"


def _painted(text: str, color: str, screen: Screen) -> str:
    if not screen.color:
        return text
    from typer import style

    return style(text, fg=color, bold=True)
