"""The private names of Textual that the app and its screens need, as of 8.2.8.

`Region`, `Scalar.resolve` and `Strip.blank` remember their last thousands of answers, which are of sizes that a terminal
had: several megabytes after some hundred sizes. `XTermParser` remembers the last thousand sequences that it read, of
which each report of the mouse or of a size is another, and `Strip` and `Segment` remember lines. `StylesCache`, in which
a widget that does not draw its lines itself has them, is remembered with each answer that it was given, also when the
widget has gone. That they remember is said nowhere; `tests/ui/test_textual_private.py` fails when they cease to.

`Strip` has seven stores, for what is made of a line: each takes a hundred bytes while it is empty, four hundred when
there is a line in it, and of lines that are as wide as their pane, nothing is ever made but what is sent. Without them
the lines of a reader take 0.7 MB less. `test_a_line_is_as_a_strip_is_and_remembers_nothing` fails when one more is added.

A screen that is laid out while nothing is to be painted (`App.batch_update`) draws all of itself in vain, loses what was
to be painted, and paints a second time what a layout has just painted whole: of the first frame that is a third, some
10 ms. `test_a_screen_is_drawn_once_when_it_comes_in_front` fails when the names change.

A screen paints at the beats of a clock, 60 a second, which begins when there is first something to paint: so it waits
for a whole beat, 17 ms, though all is there. `test_a_screen_waits_for_no_clock_before_it_is_seen` fails when the names
change.

Every screen is given a tooltip and a rack for toasts, which we never show and which take 1 ms to style and to place.
`test_a_screen_has_no_more_than_we_put_on_it` fails when the name changes.

With each key a screen looks up, among the names of all characters, which one each binding's key stands for, in case
that a field for typing takes it. Of a named key ("down") it finds none, but looks at half a megabyte to know that.
`test_a_key_has_the_character_that_textual_finds` fails when the names change.

An error that nobody expected ends an app in `App._fatal_error`, which shows of each call the values of its variables;
there is no public way to have them left out. `tests/hostile/test_hostile_reader.py` fails when the name changes.
"""

from __future__ import annotations

from functools import cache
from string import punctuation
from time import monotonic
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual import screen as textual_screen
from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.cache import FIFOCache
from textual.css.scalar import Scalar
from textual.geometry import Region
from textual.keys import Keys, _character_to_key, key_to_character
from textual.screen import UPDATE_PERIOD, Screen, ScreenResultType
from textual.strip import Strip

from briefing.ui.trouble import traceback_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


def forget_sizes() -> None:
    """Let go of what was reckoned for sizes that the terminal had, and of the lines and sequences meanwhile."""
    for kind in (Region, Scalar, Segment, Strip, StylesCache, XTermParser):
        for name in vars(kind):
            if forget := getattr(getattr(kind, name, None), "cache_clear", None):
                forget()


class _NoStore(FIFOCache[Any, Any]):
    """Holds nothing, for all lines."""

    __slots__ = ()

    def __setitem__(self, key: object, value: object) -> None:
        """Take note of nothing."""


_NO_STORE = _NoStore(0)


class Line(Strip):
    """A drawn line, of which nothing is remembered but how it is sent."""

    __slots__ = ()

    def __init__(self, segments: Iterable[Segment], cell_length: int | None = None) -> None:
        self._segments = list(segments)
        self._cell_length = cell_length
        self._divide_cache = self._crop_cache = self._crop_extend_cache = self._line_length_cache = _NO_STORE
        self._style_cache = self._filter_cache = self._offsets_cache = _NO_STORE
        self._render_cache = self._link_ids = self._cell_count = None


_KEYS = frozenset(key.value for key in Keys)


@cache
def _signs() -> dict[str, str]:
    """The names of the keys of punctuation, each with its character."""
    return {_character_to_key(sign): sign for sign in f" {punctuation}"}


def character_of(key: str) -> str | None:
    """Return the character that a key stands for, by Textual's name of the key; none where nothing would be typed."""
    sign = _signs().get(key)
    return sign if sign or key in _KEYS else key_to_character(key)


setattr(textual_screen, "key_to_character", character_of)  # noqa: B010 — the type checker knows it is not exported


class PlainlyFailing(App[None]):
    """An app that leaves, of the first error that nobody expected, a plain traceback."""

    _has_failed = False

    def _fatal_error(self) -> None:
        """Leave, while an error is handled."""
        if not self._has_failed:
            self._has_failed = True
            self.panic(traceback_text())


class PaintedOnce(Screen[ScreenResultType]):
    """A screen that draws nothing while nothing is to be painted, and then all that it has become at once."""

    _keyed = 0.0
    """When a key was answered last without waiting."""

    def begin_clock(self) -> None:
        """Let the clock begin by which changes are painted, so that its first beat is over when a key is pressed."""
        self._update_timer.resume()

    def paint(self) -> None:
        """Paint what has changed without waiting for the clock."""
        self._on_timer_update()

    def answer(self) -> None:
        """Paint what a key has changed: at once, unless another was answered less than a beat ago."""
        now = monotonic()
        if now - self._keyed >= UPDATE_PERIOD and not self.app._batch_count:
            self._keyed = now
            self.paint()
        else:
            self.check_idle()

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Add nothing to what the screen has."""

    def _compositor_refresh(self) -> None:
        """Paint what has changed, when that is to be seen: not behind another screen, nor before all of it is there."""
        if self.app.screen is not self:
            self._compositor._dirty_regions.clear()
            self._dirty_widgets.clear()
            return
        if self.app._batch_count:
            self._dirty_widgets.add(self)
            self.check_idle()
            return
        is_whole = self.size.region in self._compositor._dirty_regions
        super()._compositor_refresh()
        if is_whole:
            self._repaint_required = False
