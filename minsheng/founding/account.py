"""What `init` says when it is done: what there is now, what was left alone, what to do next."""

from collections.abc import Iterator
from pathlib import Path

from minsheng.folder import shown
from minsheng.founding.plan import Plan
from minsheng.founding.pledges import Reading
from minsheng.lock import LOCK
from minsheng.text import safe
from minsheng.writer import TEMPORARY

_MOST = 12  # names that are listed
_KEEPER = ".gitkeep"


def account(made: Plan, reading: Reading | None) -> str:
    """The whole text, for stdout."""
    lines = [
        f"{made.year} 年的清单建好了：",
        *(f"  {safe(line)}" for line in _created(made)),
        *_kept(made),
        *_passed_over(reading),
        "接下来：",
        *(f"  {number}. {step}" for number, step in enumerate(_steps(made), start=1)),
    ]
    return "".join(f"{line}\n" for line in lines)


def _created(made: Plan) -> Iterator[str]:
    yield f"{shown(made.list_path)}{_contents(made)}"
    others = [path for path in made.written if path != made.list_path]
    reports = [path for path in others if path.suffix == ".yaml"]
    if reports:
        names = _some([path.stem for path in reports])
        yield f"{shown(reports[0].parent)}/ 里 {len(reports)} 个空白填报文件：{names}"
    yield from (shown(path) for path in others if path.suffix != ".yaml" and path.stem != _KEEPER)


def _contents(made: Plan) -> str:
    if made.projects:
        return f"：{made.projects} 个项目，{made.drafts} 处草拟的内容待确认"
    if made.carried_from:
        return f"：还没有项目，级别、界线等照 {made.carried_from.name}"
    return "：还没有项目，里面有写法和示例"


def _kept(made: Plan) -> Iterator[str]:
    if made.kept:
        yield f"已经有的，没有改动：{_some([safe(shown(path)) for path in made.kept])}"
    if any(path.name == ".gitignore" for path in made.kept):
        yield f"  请自己在 .gitignore 里加上：{LOCK} 和 {TEMPORARY.format('*')}"


def _passed_over(reading: Reading | None) -> Iterator[str]:
    if reading and reading.passed_over:
        yield f"表里这几行不是项目，没有读：{_some([safe(row) for row in reading.passed_over])}"
    if reading and reading.unused:
        yield f"表里这几列没有用到：{_some([safe(title) for title in reading.unused])}"


def _steps(made: Plan) -> Iterator[str]:
    path = safe(shown(made.list_path))
    if made.projects:
        yield f"打开 {path}，写上标题和文号，对照原文逐条核对，无误就删去“待确认”那一行"
        yield "责任单位是按顿号、逗号和换行拆开的，也核对一遍"
    else:
        yield f"打开 {path}，照里面的示例写项目"
    where = safe(_place(made.list_path.parent))
    yield f"运行 minsheng validate{where}，它列出还剩什么；没有错误才出数字"
    yield f"没有错误以后，各单位用 minsheng record{where} 填报，或填 minsheng template 做的表"
    if made.is_new:
        yield "程序和台账不在一个仓库里的，改 .github/workflows/ledger.yml 里安装的那一行"


def _place(data: Path) -> str:
    """How to name the ledger to a command that is run from here."""
    return "" if data.resolve().parent == Path.cwd() else f" --data {shown(data)}"


def _some(names: list[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > _MOST else ""
    return "、".join(names[:_MOST]) + more
