"""Links between parts that must not lead back to where they began."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.brief.collect import Problems
    from briefing.brief.values import Entry


def open_circles(entries: Mapping[str, Entry], kind: str, field: str, problems: Problems) -> None:
    """Take out the links of a field that lead back to where they began, each as a problem."""
    links: dict[str, tuple[str, ...]] = {}
    for id, entry in entries.items():
        if target := entry.values.get(field):
            links[id] = (target,) if isinstance(target, str) else target
    for circle in list(_circles(links)):
        *_, last, first = circle
        entry = entries[last]
        way = " → ".join(circle if len(circle) < 8 else (*circle[:3], "…", *circle[-3:]))
        problems.add(
            entry.node.place_of(field),
            f"{kind} '{last}': {field} leads back to itself: {way}",
            "remove one of the links",
        )
        left = tuple(target for target in links[last] if target != first)
        links[last] = left
        entry.values[field] = left if isinstance(entry.values[field], tuple) else None


def _circles(links: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each chain of links that comes back to its first member, which stands at both ends.

    Once the last link of each is taken out, no circle is left.
    """
    done: set[str] = set()
    for top in links:
        if top in done:
            continue
        chain: dict[str, Iterator[str]] = {top: iter(links[top])}
        while chain:
            current = next(reversed(chain))
            following = next(chain[current], None)
            if following is None:
                del chain[current]
                done.add(current)
            elif following in chain:
                members = list(chain)
                yield (*members[members.index(following) :], following)
            elif following not in done and following in links:
                chain[following] = iter(links[following])
