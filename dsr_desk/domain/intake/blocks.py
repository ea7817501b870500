"""A mail's text folded, by what each stretch of it is, within one common allowance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.subjects.found_addresses import FoundAddress, find_addresses
from dsr_desk.domain.intake.text.folding import Folded, fold
from dsr_desk.domain.intake.text.region_kinds import Region, RegionKind
from dsr_desk.domain.intake.text.sentences import Sentence, sentences

NEW_TEXT_LIMIT = 60_000
"""Characters of new text that are read: no instruction is longer, and time stays bounded."""
ADDRESS_LIMIT = 300
"""Addresses that are judged; a mail that names more is no instruction about persons."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The folded stretches of a mail by what they are."""

    new: tuple[tuple[Folded, bool], ...]
    footers: tuple[Folded, ...]
    printed: tuple[Folded, ...]
    old: tuple[Folded, ...]
    forwarded: tuple[Folded, ...]
    addresses: tuple[FoundAddress, ...]
    cut: bool

    @property
    def text(self) -> str:
        """All new text, folded."""
        return "\f".join(block.text for block, _ in self.new)


def fold_all(shown: str, regions: Sequence[Region]) -> Blocks:
    """Fold each region within one common allowance."""
    left = NEW_TEXT_LIMIT
    by_kind: dict[RegionKind, list[Folded]] = {kind: [] for kind in RegionKind}
    new: list[tuple[Folded, bool]] = []
    addresses: list[FoundAddress] = []
    shortened = False
    # New text first: history must not use the allowance up.
    for region in sorted(regions, key=lambda region: not region.kind.read):
        start = region.span.start
        end = min(region.span.end, start + left)
        left -= end - start
        shortened = shortened or (end < region.span.end and region.kind.read)
        found = list(find_addresses(shown, start, end))
        block = fold(shown, start, end, [address.span for address in found])
        if region.kind.read:
            new.append((block, region.kind is RegionKind.NEW))
            addresses += found
        else:
            by_kind[region.kind].append(block)
    return Blocks(
        tuple(new),
        tuple(by_kind[RegionKind.SIGNATURE]),
        tuple(by_kind[RegionKind.DISCLAIMER]),
        tuple(by_kind[RegionKind.QUOTED] + by_kind[RegionKind.DISCLAIMER]),
        tuple(by_kind[RegionKind.FORWARDED]),
        tuple(addresses[:ADDRESS_LIMIT]),
        shortened or len(addresses) > ADDRESS_LIMIT,
    )


def all_sentences(
    blocks: Iterable[tuple[Folded, bool]],
    words: Wordings,
    shown: str,
    rows: Sequence[Sentence] = (),
) -> list[Sentence]:
    return [
        sentence
        for block, certain in blocks
        for sentence in sentences(
            block,
            words.sentences,
            certain,
            shown,
            [row.start for row in rows if row.block is block],
        )
    ]
