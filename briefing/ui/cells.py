"""Text in cells: how wide it is, cut to fit, padded to fill, wrapped to a width."""

from __future__ import annotations

from rich.cells import cell_len, get_character_cell_size

__all__ = ["cell_len", "fit", "pad", "wrap"]


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """Cut a text to at most `width` cells, the last of which says that something is missing."""
    if cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    if room < 0:
        return ellipsis[:width]
    return _head(text, room).rstrip() + ellipsis


def pad(text: str, width: int, ellipsis: str = "…") -> str:
    """Cut or fill a text to exactly `width` cells."""
    cut = fit(text, width, ellipsis)
    return cut + " " * (width - cell_len(cut))


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the start and end of each line of a text that is at most `width` cells wide.

    Lines break at spaces, which belong to neither line, and inside a word only where it is wider
    than a line.
    """
    width = max(width, 2)
    lines: list[tuple[int, int]] = []
    start = used = 0
    end = 0
    for word_start, word_end in _words(text):
        size = cell_len(text[word_start:word_end])
        gap = word_start - end if end > start else 0
        if used and used + gap + size > width:
            lines.append((start, end))
            start, used, gap = word_start, 0, 0
        elif not used:
            start = word_start
        while size > width:
            cut = word_start + max(1, len(_head(text[word_start:word_end], width)))
            lines.append((word_start, cut))
            start = word_start = cut
            size = cell_len(text[word_start:word_end])
        used += gap + size
        end = word_end
    if end > start:
        lines.append((start, end))
    return lines or [(0, 0)]


def _words(text: str) -> list[tuple[int, int]]:
    words = []
    at = 0
    for word in text.split(" "):
        if word:
            words.append((at, at + len(word)))
        at += len(word) + 1
    return words


def _head(text: str, width: int) -> str:
    """Return as much of a text's beginning as stands in `width` cells."""
    if len(text) <= width and text.isascii():
        return text
    used = 0
    for index, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > width:
            return text[:index]
    return text
