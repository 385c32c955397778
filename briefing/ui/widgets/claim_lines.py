"""Lines of which some are claims: the cursor rests on those, and they lead to their quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from briefing.ui.widgets.lines import ClaimMessage, Lines

if TYPE_CHECKING:
    from briefing.brief.model import Claim


class HasClaim(Protocol):
    """A row that shows a claim, or a heading or note without one."""

    @property
    def claim(self) -> Claim | None:
        """The claim that it shows."""


Row = TypeVar("Row", bound=HasClaim)


class ClaimLines(Lines[Row]):
    """Reports the claim under the cursor, and when its quote is to be read."""

    class Reached(ClaimMessage):
        """The cursor was moved to a claim."""

    class Chosen(ClaimMessage):
        """The claim's quote is to be read."""

    def rests_on(self, row: Row) -> bool:
        """Whether the row is a claim."""
        return row.claim is not None

    def reached(self) -> None:
        """Report the claim under the cursor."""
        if self.current and self.current.claim:
            self.post_message(self.Reached(self.current.claim.id))

    def action_choose(self) -> None:
        """Ask to read the quote."""
        if self.current and self.current.claim:
            self.post_message(self.Chosen(self.current.claim.id))
