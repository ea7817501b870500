"""What an extract says before its items, in words alone: PDF and HTML show the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dsr_desk.documents.extract.summary import ChannelSummary, Summary
from dsr_desk.documents.texts import Words
from dsr_desk.domain.desk_time import desk_day, desk_minute
from dsr_desk.domain.extracts.packages import PackageHead, Profile, withheld
from dsr_desk.domain.finding.gaps import ELSEWHERE
from dsr_desk.domain.finding.matches import Gap

_MOST_NUMBERS = 200
"""Item numbers that are listed in one sentence."""
COLUMNS = ("channel", "kind", "items", "files", "period")


@dataclass(frozen=True)
class Opening:
    """The sentences of the cover and of “What is missing and why”.

    ``line`` makes foreign text fit for where it will be shown, on one line.
    """

    head: PackageHead
    words: Words
    line: Callable[[str], str]

    def get(self, name: str, **facts: object) -> str:
        """Return a fixed text of the package."""
        return self.words.get("package", name, **facts)

    def title(self) -> str:
        """Return what the package is called; it names nobody."""
        return self.get(f"title_{self.head.profile.value}")

    def facts(self, summary: Summary) -> list[tuple[str, str]]:
        """Return label and text of what the cover states."""
        head, line = self.head, self.line
        asked = head.requested_on.isoformat() if head.requested_on else ""
        items = self.get("items", count=summary.items)
        extent = f"{items}, {self.get('files', count=summary.files)}"
        facts = [
            ("case", head.case),
            ("organisation", line(head.organisation)),
            ("subjects", "\n".join(line(subject) for subject in head.subjects)),
            ("requested_on", asked or self.get("requested_unknown")),
            ("received_at", desk_minute(head.received_at)),
            ("created_at", desk_minute(head.created_at)),
            ("extent", extent if summary.items else self.get("extent_none")),
            ("times", self.get("times_zone")),
            *([("numbers", self.get("numbers_note"))] if summary.items else []),
        ]
        return [(self.get(label), text) for label, text in facts]

    def heading(self, summary: Summary) -> tuple[str, str]:
        """Return heading and note: an empty extract is a whole answer only if it is one."""
        if summary.items:
            name, note = "summary", ""
        elif self.head.left_out:
            name, note = "nothing_in", "nothing_in_note"
        else:
            name, note = "nothing_found", "nothing_found_note"
            note = "nothing_in_part" if self.head.gaps else note
        return self.get(name), self.get(note) if note else ""

    def columns(self) -> list[str]:
        """Return the heads of the table of channels."""
        return [self.get(f"column_{name}") for name in COLUMNS]

    def cells(self, channel: ChannelSummary) -> list[str]:
        """Return a channel's row of that table."""
        period = "–"
        if channel.first and channel.last:
            period = f"{desk_day(channel.first)} – {desk_day(channel.last)}"
        return [
            self.line(channel.title),
            self.words.value("kinds", channel.kind) or "–",
            str(channel.items),
            str(channel.files) if channel.items else "–",
            period,
        ]

    def warnings(self) -> list[str]:
        """Return what must be noticed on the cover."""
        kinds = dict.fromkeys(gap.reason == ELSEWHERE for gap in self.head.gaps)
        found = [self.get("rows_warning" if rows else "gaps_warning") for rows in kinds]
        blank, total = self.head.blanks, len(self.head.cover)
        return [*found, *([self.get("incomplete", count=blank, total=total)] if blank else [])]

    def gaps(self) -> list[str]:
        """Return what was not searched, a sentence each."""
        return [self._gap(gap) for gap in self.head.gaps]

    def _gap(self, gap: Gap) -> str:
        if gap.reason == ELSEWHERE:
            reason = self.words.value("gaps", gap.reason)
            source = self.line(self.words.value("sources", gap.source))
            return self.get("gap_rows", reason=reason, source=source)
        titles = dict((*self.head.channels, *self.head.other_channels))
        title = titles.get(gap.channel) or self.words.value("kinds", gap.channel)
        reason = gap.reason if gap.source else self.words.value("gaps", gap.reason)
        return self.get(
            "gap" if gap.source else "gap_here",
            channel=self.line(title or gap.source),
            reason=self.line(reason),
            source=self.line(self.words.value("sources", gap.source)),
        )

    def left_out(self) -> list[str]:
        """Return what was found and is not there, with its ground."""
        return [
            f"{self.get('items', count=count)}: {self.words.counted('grounds', ground, count)}"
            for ground, count in self.head.left_out
        ]

    def others(self) -> list[str]:
        """Return who was taken out, and which files stay out, each with its reason (law.md L27)."""
        redaction, words = self.head.redaction, self.words
        article = words.get("others_article", self.head.profile.value)
        said = [
            f"{self.get('persons', count=n)}:"
            f" {words.counted('redactions', ground.value, n, article=article)}"
            for ground, n in redaction.grounds()
        ]
        for ground, count in redaction.held_back():
            numbers = sorted({f.item for f in redaction.withheld_files if f.ground is ground})
            shown = ", ".join(map(str, numbers[:_MOST_NUMBERS]))
            more = "…" if len(numbers) > _MOST_NUMBERS else ""
            files = self.get("files", count=count)
            reason = words.counted("redactions", ground.value, count, article=article)
            facts = {"files": files, "numbers": shown + more, "count": len(numbers)}
            said.append(self.get("files_withheld", **facts, reason=reason))
        return said

    def notes(self, summary: Summary) -> list[str]:
        """Return what else the extract does not show as it was."""
        head, said = self.head, withheld(self.head)
        notes = []
        if head.profile is Profile.PORTABILITY:
            notes.append(self.get("portability_note"))
        if "staff_names" in said:
            notes.append(self.get("staff_note", staff=self.get("staff")))
        if head.redaction.persons:
            notes.append(self.get("others_note"))
        return [*notes, *([self.get("html_note")] if summary.has_html else [])]
