"""The certificate as two calm pages, Swedish and English.

Its sentences about the stages are chosen with care: they say what was done and when, and
claim nothing about the medium.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import BinaryIO

from dsr_desk.documents.extract.as_pdf import fonts, shower
from dsr_desk.documents.pdf import tags
from dsr_desk.documents.pdf.book import Book, Bookmark, Furniture, Section
from dsr_desk.documents.pdf.flow import Flow
from dsr_desk.documents.pdf.sheet import LEFT, RIGHT, Styles
from dsr_desk.documents.texts import Words, words
from dsr_desk.domain.canonical import digest
from dsr_desk.domain.desk_time import at_desk, desk_day
from dsr_desk.domain.erasing.receipts import (
    BY_CALL,
    WAIT_COUNTED,
    WAIT_HOURS,
    Certificate,
    Stage,
    StageName,
    alone_in,
    says_unsearched,
)
from dsr_desk.domain.languages import LANGUAGES
from dsr_desk.domain.record.approvals import fingerprint_words
from dsr_desk.domain.record.registry import Registry

_COLUMN = LEFT + 132
_GROUP = 16


def write_certificate_pdf(
    out: BinaryIO, certificate: Certificate, registry: Registry, admin_key: str
) -> int:
    """Write the certificate; return how many pages it has."""
    styles = Styles(*fonts())
    book = Book(out, styles.fonts)
    sections, bookmarks = [], []
    for language in LANGUAGES:
        section = Section()
        page = _Page(certificate, registry, admin_key, styles, words(language))
        bookmarks.append(page.write(Flow(book, section)))
        sections.append(section)

    def said(number: int) -> Words:
        return words("sv" if number <= len(sections[0].pages) else "en")

    furniture = Furniture(
        styles.small,
        lambda number, _: f"{said(number).get('certificate', 'title')} · {certificate.case}",
        lambda number, pages: said(number).get("certificate", "page", page=number, pages=pages),
    )
    title = f"{words('sv').get('certificate', 'title')} {certificate.case}"
    facts = (title, "sv", certificate.finished_at, identity(certificate))
    return book.finish(sections, furniture, bookmarks, facts)


def identity(certificate: Certificate) -> str:
    """Return the mark by which the printed certificate is known, as a PDF's trailer holds it."""
    return digest(certificate.payload())[:32].upper()


def moment(at: datetime) -> str:
    """Return a moment to the minute, with its zone."""
    shown = at_desk(at)
    return f"{shown:%Y-%m-%d %H:%M} {shown.tzname()}"


class _Page:
    """Draws the certificate in one language."""

    def __init__(
        self,
        certificate: Certificate,
        registry: Registry,
        admin_key: str,
        styles: Styles,
        said: Words,
    ) -> None:
        self._about = certificate
        self._registry = registry
        self._admin_key = admin_key
        self._styles = styles
        self._words = said
        self._line = shower().line
        self._stages = {stage.name: stage for stage in certificate.stages}

    def write(self, flow: Flow) -> Bookmark:
        """Draw everything; return the bookmark that leads here."""
        title = self._get("title")
        bookmark = Bookmark(title, flow.place())
        flow.open(tags.SECTION, tags.in_language(self._words.language))
        flow.text(self._styles.chapter, title, kind=tags.H1)
        flow.gap(6)
        with flow.within(tags.LIST):
            for label, text in self._facts():
                self._pair(flow, self._get(label), text)
        for name, lines in (
            ("outcomes", self._outcomes()),
            ("exceptions", self._exceptions()),
            ("overrides", self._overrides()),
            ("traces", self._traces()),
            ("unsearched", self._unsearched()),
        ):
            self._beside(flow, name, lines)
        self._part(flow, "stages", self._stage_lines())
        self._part(flow, "proof", self._proof())
        flow.close()
        flow.new_page()
        return bookmark

    def _get(self, name: str, **facts: object) -> str:
        return self._words.get("certificate", name, **facts)

    def _beside(self, flow: Flow, name: str, lines: list[str]) -> None:
        """Draw lines beside their label, under a hairline; without lines nothing."""
        if lines:
            self._rule(flow)
            with flow.within(tags.LIST):
                self._pair(flow, self._get(name), "\n".join(lines))

    def _part(self, flow: Flow, name: str, rows: list[tuple[str, str]]) -> None:
        """Draw a heading with its rows."""
        self._rule(flow)
        flow.text(self._styles.strong, self._get(name), kind=tags.H2)
        flow.gap(2)
        with flow.within(tags.LIST):
            for label, text in rows:
                self._pair(flow, label, text)

    def _rule(self, flow: Flow) -> None:
        flow.need(44)
        flow.gap(5)
        flow.sheet.rule(LEFT, flow.y, RIGHT - LEFT)
        flow.gap(5)

    def _pair(self, flow: Flow, label: str, text: str) -> None:
        styles = self._styles
        style, start = styles.note, _COLUMN if label else LEFT
        lines = style.lines(text, RIGHT - start)
        flow.need(len(lines) * style.leading)
        with flow.within(tags.LIST_ITEM):
            if label:
                with flow.within(tags.LABEL), flow.drawing() as sheet:
                    sheet.text(LEFT, flow.y - style.ascent, styles.label, label)
            with flow.within(tags.LIST_BODY):
                flow.lines(style, lines, start, kind=tags.HERE)
        flow.gap(1.5)

    def _facts(self) -> list[tuple[str, str]]:
        about = self._about
        scope = about.scope_sv if self._words.language == "sv" else about.scope_en
        count = len(about.subjects)
        rows = [
            ("case", about.case),
            ("organisation", self._line(about.organisation)),
            ("received_at", moment(about.received_at)),
            ("instruction", grouped(about.request_sha256)),
            ("subjects", self._get("subjects_text", count=count, case=about.case)),
            ("scope", self._line(scope)),
            ("prepared", ", ".join(map(self._user, about.prepared_by))),
            ("approved", f"{self._user(about.approved_by)}, {moment(about.approved_at)}"),
            ("waited", self._waited()),
            ("executed", self._user(about.executed_by)),
            ("run_time", f"{moment(about.started_at)} – {moment(about.finished_at)}"),
        ]
        return [(label, text) for label, text in rows if text]

    def _waited(self) -> str:
        """Say what is known of the wait after the approval; nothing where there was none."""
        stage = self._stages.get(StageName.ACT)
        figures = dict(stage.figures) if stage else {}
        hours = figures.get(WAIT_HOURS, 0)
        text = "waited_counted" if figures.get(WAIT_COUNTED) else "waited_clock"
        return self._get(text, hours=hours) if hours else ""

    def _user(self, user_id: str) -> str:
        user = self._registry.user(user_id)
        if user is None:
            return self._line(self._get("unknown_user", id=user_id))
        return self._line(f"{user.name} ({user.title})" if user.title else user.name)

    def _outcomes(self) -> list[str]:
        total = sum(count for _, count in self._about.outcomes)
        lines = [
            self._words.counted("outcomes", outcome, count)
            for outcome, count in self._about.outcomes
            if count
        ]
        return [*lines, self._get("outcome_total", count=total)]

    def _exceptions(self) -> list[str]:
        lines = [
            f"{self._words.get('package', 'items', count=count)}:"
            f" {self._words.counted('grounds', ground, count)}"
            for ground, count in self._about.exceptions
        ]
        return lines or [self._get("exceptions_none")]

    def _overrides(self) -> list[str]:
        lines = []
        for check, who, reason in self._about.overrides:
            code, colon, target = check.partition(":")
            name = self._words.value("checks", code) + (f" ({target})" if colon else "")
            why = self._get("override_call") if reason == BY_CALL else reason
            said = self._get("override_line", check=name, who=self._user(who), reason=why)
            lines.append(self._line(said))
        return lines

    def _stage_lines(self) -> list[tuple[str, str]]:
        """Return the five stages with dates: logical, files, journals, copies, medium."""
        texts = (
            self._logical(), self._files(), self._journals(), self._copies(),
            self._get("stage_5_text"),
        )  # fmt: skip
        return [(self._get(f"stage_{n}"), text) for n, text in enumerate(texts, 1) if text]

    def _logical(self) -> str:
        ends = [
            stage.finished_at
            for name in (StageName.ACT, StageName.LEFTOVERS)
            if (stage := self._stages.get(name)) and stage.finished_at
        ]
        said = self._get("stage_1_text", at=moment(max(ends))) if ends else ""
        probe = self._stages.get(StageName.RESIDUE)
        if probe and probe.finished_at:
            found = dict(probe.figures).get("found", 0)
            said += " " + self._get("residue_text", at=moment(probe.finished_at), found=found)
        return said.strip()

    def _files(self) -> str:
        parts = []
        scrub, probe = self._stages.get(StageName.SCRUB), self._stages.get(StageName.BYTES)
        if scrub and scrub.finished_at and dict(scrub.figures).get("tables_rewritten"):
            parts.append(self._get("stage_2_server", at=moment(scrub.finished_at)))
        if probe and probe.finished_at:
            figures = dict(probe.figures)
            sought, found, held = (
                figures.get(name, 0) for name in ("strings", "found", "held_by_other_items")
            )
            counts = {"files": figures.get("files", 0), "strings": sought}
            parts.append(self._get("stage_2_text", at=moment(probe.finished_at), **counts))
            gone = max(0, sought - found - held)
            counts = {"gone": gone, "strings": sought, "held": held, "found": found}
            parts.append(self._get("stage_2_other" if held else "stage_2_gone", **counts))
        return " ".join(parts) or self._get("stage_2_none")

    def _journals(self) -> str:
        scrub: Stage | None = self._stages.get(StageName.SCRUB)
        if scrub is None or scrub.finished_at is None:
            return self._get("stage_3_none")
        figures = dict(scrub.figures)
        parts = []
        if figures.get("log_emptied"):
            parts.append(self._get("stage_3_text", at=moment(scrub.finished_at)))
        if figures.get("tables_rewritten"):
            parts.append(self._get("stage_3_server"))
        return " ".join(parts) or self._get("stage_3_none")

    def _copies(self) -> str:
        days = self._about.backup_days
        if not days:
            return self._get("stage_4_none")
        until = desk_day(self._about.finished_at + timedelta(days=days))
        return self._get("stage_4_text", days=days, until=until)

    def _traces(self) -> list[str]:
        outside = [t for t in self._about.traces if not (t.blocking or says_unsearched(t))]
        if not outside:
            return [self._get("traces_none")]
        words = self._words
        lines = [
            self._line(
                f"{words.counted('traces', trace.what, trace.count)}: {self._place(trace.place)}"
            )
            for trace in outside
        ]
        return [self._get("traces_intro"), *lines]

    def _place(self, key: str) -> str:
        """Return a store and its table in words; a store other than our own goes by its key."""
        source, _, table = key.partition(".")
        name = self._words.value("sources", source)
        return key if name == source else f"{name} ({table})" if table else name

    def _unsearched(self) -> list[str]:
        counted = [trace for trace in self._about.traces if says_unsearched(trace)]
        return [self._words.counted("unsearched", t.what, t.count) for t in counted]

    def _proof(self) -> list[tuple[str, str]]:
        about = self._about
        how = self._four_eyes(about.four_eyes)
        return [
            (self._get("plan_digest"), grouped(about.plan_digest)),
            (self._get("audit_head"), f"{about.audit_sequence}: {grouped(about.audit_hash)}"),
            (self._get("four_eyes"), self._get("four_eyes_text", how=how)),
            (self._get("admin_key"), fingerprint_words(self._admin_key)),
            ("", self._get("proof_text", case=about.case)),
        ]

    def _four_eyes(self, said: str) -> str:
        """Return the certificate's own sentence, translated when it is the usual one."""
        usual, alone = alone_in(said)
        before, found, place = usual.partition("pinned in: ")
        if not (found and before.startswith("signatures")):
            return self._line(said)
        kept = self._words.value("four_eyes", place)
        told = [self._words.get("four_eyes", "signatures", place=kept)]
        for account, by in alone:
            who = {"account": self._user(account), "by": self._user(by)}
            told.append(self._words.get("four_eyes", "alone", **who))
        return " ".join(told)


def grouped(text: str) -> str:
    """Return hexadecimal digits in groups, so that two people can compare them."""
    return " ".join(text[i : i + _GROUP] for i in range(0, len(text), _GROUP))
