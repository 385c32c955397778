"""Links between parts that must not lead back to where they began."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.brief.problems import Problems
    from briefing.brief.values import Entry


def open_circles(entries: Mapping[str, Entry], kind: str, field: str, problems: Problems) -> None:
    """Take out the links of a field that lead back to where they began, each as a problem."""
    links: dict[str, tuple[str, ...]] = {}
    for id, entry in entries.items():
        if target := entry.values.get(field):
            links[id] = (target,) if isinstance(target, str) else target
    without: dict[str, set[str]] = {}
    for last, first, way in _circles(links):
        problems.add(
            entries[last].node.place_of(field),
            f"{kind} '{last}': {field} leads back to itself: {' → '.join(way)}",
            "remove one of the links",
        )
        without.setdefault(last, set()).add(first)
    for id, targets in without.items():
        left = tuple(target for target in links[id] if target not in targets)
        values = entries[id].values
        values[field] = left if isinstance(values[field], tuple) else None


def _circles(links: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield, for each chain of links that comes back to its first member, its last, its first, and the way.

    The way names both ends and not all between. Once the last link of each is taken out, no circle is left.
    """
    done: set[str] = set()
    places: dict[str, int] = {}
    for top in links:
        if top in done:
            continue
        chain, left = [top], [iter(links[top])]
        places[top] = 0
        while left:
            following = next(left[-1], None)
            if following is None:
                left.pop()
                done.add(chain.pop())
            elif following in done or following not in links:
                continue
            elif following in places:
                start = places[following]
                long = len(chain) - start > 6
                way = (*chain[start : start + 3], "…", *chain[-2:]) if long else chain[start:]
                yield chain[-1], following, (*way, following)
            else:
                places[following] = len(chain)
                chain.append(following)
                left.append(iter(links[following]))


def bound_chains(entries: Mapping[str, Entry], kind: str, field: str, most: int, problems: Problems) -> None:
    """Note where a chain of links, which has no circle, becomes longer than is followed."""
    depths: dict[str, int] = {}
    for id in entries:
        chain = []
        while id in entries and id not in depths:
            chain.append(id)
            id = entries[id].values.get(field) or ""
        depth = depths.get(id, -1)
        for link in reversed(chain):
            depth += 1
            depths[link] = depth
            if depth == most + 1:
                what = f"{kind} '{link}': {field} begins a chain of more than {most} links, and only {most} are followed"
                problems.add(entries[link].node.place_of(field), what, "take out some between")
