"""Help in Chinese, laid out by the width of the characters; imports nothing heavy."""

from typing import Any

from minsheng.text import padded, width, wrapped

_COLUMNS = 78
_GAP = 2


def chinese_help(command: Any, context: Any) -> str:
    """The whole help page of a command or of the group."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.get_params(context) if p.param_type_name == "option"]
    subcommands = getattr(command, "commands", {})
    parts = [
        _usage(context, arguments, bool(subcommands)),
        _paragraphs(command.help or ""),
    ]
    if arguments:
        parts.append(_section("参数", [(p.metavar or p.name, p.help or "") for p in arguments]))
    if subcommands:
        rows = [(name, sub.get_short_help_str(200)) for name, sub in subcommands.items()]
        parts.append(_section("命令", rows))
    parts.append(_section("选项", [_option(p) for p in options if not p.hidden]))
    if command.epilog:
        parts.append(_paragraphs(command.epilog))
    return "\n".join(part for part in parts if part)


def _usage(context: Any, arguments: list[Any], has_commands: bool) -> str:
    pieces = [context.command_path, "[选项]"]
    pieces += ["命令 [参数]…"] if has_commands else [f"[{p.metavar or p.name}]" for p in arguments]
    return f"用法：{' '.join(pieces)}\n"


def _paragraphs(text: str) -> str:
    lines = [line for part in text.strip().split("\n") for line in wrapped(part.strip(), _COLUMNS)]
    return "".join(f"{line}\n" for line in lines)


def _option(parameter: Any) -> tuple[str, str]:
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    if not parameter.is_flag:
        names += f" {parameter.metavar or parameter.name.upper()}"
    return names, parameter.help or ""


def _section(title: str, rows: list[tuple[str, str]]) -> str:
    column = max(width(name) for name, _ in rows) + _GAP
    lines = [f"{title}："]
    for name, text in rows:
        first, *others = wrapped(text, _COLUMNS - column - _GAP) or [""]
        lines.append(f"  {padded(name, column)}{first}".rstrip())
        lines += [" " * (column + _GAP) + line for line in others]
    return "".join(f"{line}\n" for line in lines)
