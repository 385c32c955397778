"""Which view stands behind a name; each is loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.ui.views.view import View


def view_named(name: str) -> type[View]:
    """Return a view: compare, timeline, matrix or perspective."""
    match name:
        case "compare":
            from briefing.ui.views.compare_view import CompareScreen

            return CompareScreen
        case "timeline":
            from briefing.ui.views.timeline_view import TimelineScreen

            return TimelineScreen
        case "matrix":
            from briefing.ui.views.matrix_view import MatrixScreen

            return MatrixScreen
        case "perspective":
            from briefing.ui.views.perspective_view import PerspectiveScreen

            return PerspectiveScreen
    raise ValueError(f"no view {name}")
