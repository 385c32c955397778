"""Completion scripts for shells, made from the parsers of the command line.

The scripts of `shtab` complete neither files where a command may stand, nor `--to=mark`, which is why these are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Iterator

    from briefing.commands.options import Parser

    Parsers = dict[str, Parser]
    """The parser of each command by its word, and that of reading by none."""

FILES = ("PATH", "FILE", "A", "B")
"""What stands for a value that is a file or a folder."""
_BASH_READS = 'while IFS= read -r found; do COMPREPLY+=("$found"); done <'
"""The bash of macOS, 3.2, has no mapfile."""


def completion(shell: str, parsers: Parsers) -> str:
    """Return the script for bash, zsh or fish."""
    lines = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](parsers)
    return "".join(f"{line}\n" for line in lines)


def _bash(parsers: Parsers) -> Iterator[str]:
    yield '# bash completion for briefing; in ~/.bashrc: eval "$(briefing completion bash)"'
    yield "_briefing() {"
    yield "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}"
    yield "    local words='' choices='' files='' found"
    yield "    (( COMP_CWORD == 1 )) && command=''"
    yield "    [[ $current == '=' ]] && current=''  # --to=html is three words to bash"
    yield "    [[ $previous == '=' ]] && previous=${COMP_WORDS[COMP_CWORD-2]}"
    yield '    case "$command" in'
    for name, parser in reversed(parsers.items()):  # reading comes last: it is for every other word
        yield f"        {name or '*'})"
        options = [action for action in parser.takes if action.option_strings]
        names = [option for action in options for option in action.option_strings]
        yield f"            words={_quoted(' '.join(names))}"
        if name:
            choices = [
                choice for action in parser.takes if action not in options for choice in _choices(action)
            ]
            yield f"            choices={_quoted(' '.join(choices))}"
        else:
            yield f"            (( COMP_CWORD == 1 )) && choices={_quoted(' '.join(filter(None, parsers)))}"
        if any(action.metavar in FILES for action in parser.takes if action not in options):
            yield "            files=1"
        valued = [action for action in options if action.metavar]
        if valued:
            yield '            case "$previous" in'
            for action in valued:
                given = f"words='' choices={_quoted(' '.join(_choices(action)))}"
                files = "1" if action.metavar in FILES else "''"
                yield f"                {'|'.join(action.option_strings)}) {given} files={files} ;;"
            yield "            esac"
        yield "            ;;"
    yield "    esac"
    yield "    COMPREPLY=()"
    yield "    if [[ $current == -* ]]; then"
    yield f'        {_BASH_READS} <(compgen -W "$words" -- "$current")'
    yield "    else"
    yield f'        {_BASH_READS} <(compgen -W "$choices" -- "$current")'
    yield "        if [[ $files ]]; then"
    yield "            compopt -o filenames 2>/dev/null"
    yield f'            {_BASH_READS} <(compgen -f -- "$current")'
    yield "        fi"
    yield "    fi"
    yield "}"
    yield "complete -F _briefing briefing"


def _zsh(parsers: Parsers) -> Iterator[str]:
    yield "#compdef briefing"
    yield '# zsh completion for briefing; in ~/.zshrc, below compinit: eval "$(briefing completion zsh)"'
    yield "_briefing() {"
    yield "    local -a commands=("
    for name, parser in parsers.items():
        if name:
            yield f"        {_quoted(f'{name}:{parser.words}')}"
    yield "    )"
    yield "    if (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then"
    yield "        local found=1"
    yield "        _describe command commands && found=0"
    yield "        _files && found=0"
    yield "        return found"
    yield "    fi"
    yield "    case ${words[2]} in"
    for name, parser in reversed(parsers.items()):
        yield f"        {name or '*'})"
        if name:
            yield "            shift words; (( CURRENT-- ))"
        yield "            _arguments \\"
        for action in parser.takes:
            for spec in _zsh_specs(action):
                yield f"                {_quoted(spec)} \\"
        yield "                ;;"
    yield "    esac"
    yield "}"
    yield "compdef _briefing briefing"


def _zsh_specs(action: Action) -> Iterator[str]:
    choices, value = _choices(action), str(action.metavar or "")
    offered = f"({' '.join(choices)})" if choices else "_files" if value in FILES else " "
    words = (action.help or "").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    if not action.option_strings:
        lead = "*:" if action.nargs in ("*", "+") else "::" if action.nargs else ":"
        yield f"{lead}{value.lower()}:{offered}"
    for option in action.option_strings:
        either = "=" if value and option.startswith("--") else ""  # --to html and --to=html
        yield f"{option}{either}[{words}]" + (f":{value.lower()}:{offered}" if value else "")


def _fish(parsers: Parsers) -> Iterator[str]:
    yield "# fish completion for briefing; in config.fish: briefing completion fish | source"
    none = f"not __fish_seen_subcommand_from {' '.join(filter(None, parsers))}"
    for name, parser in parsers.items():
        when = (
            f"complete -c briefing -n {_fish_quoted(f'__fish_seen_subcommand_from {name}' if name else none)}"
        )
        if name:
            first = f"complete -c briefing -n {_fish_quoted('__fish_is_first_arg')}"
            yield f"{first} -a {name} -d {_fish_quoted(parser.words)}"
            if not any(action.metavar in FILES for action in parser.takes if not action.option_strings):
                yield f"{when} -f"
        for action in parser.takes:
            choices, names = _choices(action), action.option_strings
            parts = [when]
            parts += [f"-l {one[2:]}" if one.startswith("--") else f"-s {one[1:]}" for one in names]
            if choices:
                parts.append(f"{'-x ' if names else ''}-a {_fish_quoted(' '.join(choices))}")
            elif action.metavar and names:
                parts.append("-r")
            if names or choices:
                yield " ".join((*parts, f"-d {_fish_quoted(action.help or '')}"))


def _choices(action: Action) -> tuple[str, ...]:
    return tuple(map(str, action.choices or ()))


def _quoted(text: str) -> str:
    """Return a text as one word of a shell."""
    escaped = text.replace("'", "'\\''")
    return f"'{escaped}'"


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
