"""Completion scripts for shells, made from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.manual.usage import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.manual.usage import Option, Usage

HELP = "--help"
_BASH_READS = 'while IFS= read -r found; do COMPREPLY+=("$found"); done <'
"""The bash of macOS, 3.2, has no mapfile."""


def completion(shell: str, usages: Sequence[Usage]) -> str:
    """Return the script for one of SHELLS."""
    return "".join(f"{line}\n" for line in SHELLS[shell](usages))


def _bash(usages: Sequence[Usage]) -> Iterator[str]:
    yield f'# bash completion for {PROGRAM}; in ~/.bashrc: eval "$({PROGRAM} completion bash)"'
    yield f"_{PROGRAM}() {{"
    yield "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}"
    yield "    local words='' choices='' files='' found"
    yield "    (( COMP_CWORD == 1 )) && command=''"
    yield "    [[ $current == '=' ]] && current=''  # --to=html is three words to bash"
    yield "    [[ $previous == '=' ]] && previous=${COMP_WORDS[COMP_CWORD-2]}"
    yield '    case "$command" in'
    for usage in reversed(usages):  # what needs no command comes last: it is for every other word
        yield f"        {usage.name or '*'})"
        names = [name for option in usage.options for name in option.names]
        yield f"            words={_quoted(' '.join((*names, HELP)))}"
        choices = [choice for option in usage.operands for choice in option.choices]
        if not usage.name:
            yield f"            (( COMP_CWORD == 1 )) && choices={_quoted(' '.join(u.name for u in usages if u.name))}"
        elif choices:
            yield f"            choices={_quoted(' '.join(choices))}"
        if any(option.takes_files for option in usage.operands):
            yield "            files=1"
        valued = [option for option in usage.options if option.value]
        if valued:
            yield '            case "$previous" in'
            for option in valued:
                given = f"words='' choices={_quoted(' '.join(option.choices))}"
                yield f"                {'|'.join(option.names)}) {given} files={'1' if option.takes_files else chr(39) * 2} ;;"
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
    yield f"complete -F _{PROGRAM} {PROGRAM}"


def _zsh(usages: Sequence[Usage]) -> Iterator[str]:
    yield f"#compdef {PROGRAM}"
    yield f'# zsh completion for {PROGRAM}; in ~/.zshrc, below compinit: eval "$({PROGRAM} completion zsh)"'
    yield f"_{PROGRAM}() {{"
    yield "    local -a commands=("
    for usage in usages:
        if usage.name:
            yield f"        {_quoted(f'{usage.name}:{usage.words}')}"
    yield "    )"
    yield "    if (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then"
    yield "        local found=1"
    yield "        _describe command commands && found=0"
    yield "        _files && found=0"
    yield "        return found"
    yield "    fi"
    yield "    case ${words[2]} in"
    for usage in reversed(usages):
        if usage.name:
            yield f"        {usage.name})"
            yield "            shift words; (( CURRENT-- ))"
        else:
            yield "        *)"
        yield "            _arguments \\"
        for spec in (*(spec for option in usage.takes for spec in _zsh_specs(option)), f"{HELP}[print help]"):
            yield f"                {_quoted(spec)} \\"
        yield "                ;;"
    yield "    esac"
    yield "}"
    yield f"compdef _{PROGRAM} {PROGRAM}"


def _zsh_specs(option: Option) -> Iterator[str]:
    action = f"({' '.join(option.choices)})" if option.choices else "_files" if option.takes_files else " "
    words = option.words.replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    if not option.names:
        lead = "*:" if option.is_many else ":" if option.is_needed else "::"
        yield f"{lead}{option.value.lower()}:{action}"
    for name in option.names:
        either = "=" if option.value and name.startswith("--") else ""  # --to html and --to=html
        yield f"{name}{either}[{words}]" + (f":{option.value.lower()}:{action}" if option.value else "")


def _fish(usages: Sequence[Usage]) -> Iterator[str]:
    yield f"# fish completion for {PROGRAM}; in config.fish: {PROGRAM} completion fish | source"
    names = " ".join(usage.name for usage in usages if usage.name)
    none = f"not __fish_seen_subcommand_from {names}"
    for usage in usages:
        when = f"__fish_seen_subcommand_from {usage.name}" if usage.name else none
        if usage.name:
            yield f"complete -c {PROGRAM} -n {_fish_quoted('__fish_is_first_arg')} -a {usage.name} -d {_fish_quoted(usage.words)}"
            if not any(option.takes_files for option in usage.operands):
                yield f"complete -c {PROGRAM} -n {_fish_quoted(when)} -f"
        for option in usage.takes:
            parts = [f"complete -c {PROGRAM} -n {_fish_quoted(when)}"]
            parts += [
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names
            ]
            if option.choices:
                parts.append(f"{'-x ' if option.names else ''}-a {_fish_quoted(' '.join(option.choices))}")
            elif option.value and option.names:
                parts.append("-r")
            if option.names or option.choices:
                yield " ".join((*parts, f"-d {_fish_quoted(option.words)}"))


def _quoted(text: str) -> str:
    """Return a text as one word of a shell."""
    escaped = text.replace("'", "'\\''")
    return f"'{escaped}'"


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


SHELLS = {"bash": _bash, "zsh": _zsh, "fish": _fish}
"""The shells, by the word that names them."""
