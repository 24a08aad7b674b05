"""Help in Chinese, laid out by the width of the characters; imports nothing heavy."""

from typing import Any

from minsheng.text import padded, width, wrapped

_COLUMNS = 78
_GAP = 2


def chinese_help(command: Any, context: Any) -> str:
    """The whole help page of a command or of the group."""
    parameters = command.get_params(context)
    options = [_option(p) for p in parameters if p.param_type_name == "option"]
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    subcommands = _subcommands(command)
    parts = [
        _usage(context, arguments, bool(subcommands)),
        _paragraphs(command.help or ""),
        _section("参数", [(_name(p), p.help or "") for p in arguments]),
        _section("命令", subcommands),
        _section("选项", options),
        _paragraphs(command.epilog or ""),
    ]
    return "\n".join(part for part in parts if part)


def _subcommands(group: Any) -> list[tuple[str, str]]:
    commands = getattr(group, "commands", {})
    return [(name, command.get_short_help_str(200)) for name, command in commands.items()]


def _usage(context: Any, arguments: list[Any], has_commands: bool) -> str:
    pieces = [context.command_path, "[选项]"]
    pieces += ["命令 [参数]…"] if has_commands else [_placed(p) for p in arguments]
    return f"用法：{' '.join(pieces)}\n"


def _placed(argument: Any) -> str:
    """An argument in the line of usage; in brackets where it may be left out."""
    return _name(argument) if argument.required else f"[{_name(argument)}]"


def _name(argument: Any) -> str:
    return str(argument.metavar or argument.name)


def _paragraphs(text: str) -> str:
    paragraphs = "\n".join(part.strip() for part in text.strip().split("\n"))
    return "\n".join(wrapped(paragraphs, _COLUMNS)) + "\n" if paragraphs else ""


def _option(parameter: Any) -> tuple[str, str]:
    names = ", ".join(sorted([*parameter.opts, *parameter.secondary_opts], key=len))
    if not parameter.is_flag:
        names += f" {parameter.metavar or parameter.name.upper()}"
    return names, parameter.help or ""


def _section(title: str, rows: list[tuple[str, str]]) -> str:
    if not rows:
        return ""
    column = max(width(name) for name, _ in rows) + _GAP
    lines = [f"{title}："]
    for name, text in rows:
        first, *others = wrapped(text, _COLUMNS - column - _GAP) or [""]
        lines.append(f"  {padded(name, column)}{first}".rstrip())
        lines += [" " * (column + _GAP) + line for line in others]
    return "".join(f"{line}\n" for line in lines)
