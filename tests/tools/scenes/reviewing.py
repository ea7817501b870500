"""The review page as it is met: long, hostile, in other scripts, over years, with attachments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from dsr_desk.domain.finding.matches import Attachment, Item, Why
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.finding.listing import Month
from dsr_desk.ui.request.case_page import CasePage
from dsr_desk.ui.request.review.page import ReviewPage
from tests.tools.render_windows import Stage, scene
from tests.tools.scenes.case import page, reviewing
from tests.ui.fake_case import CHANNELS, CaseWorld, make_item, usual_find

HOSTILE = (
    "<html><head><style>p{background:url(file:///etc/passwd)}</style></head><body>"
    "<h1>Sista påminnelsen</h1><p>Kära kund <img src='https://spy.example/x.png'>, klicka "
    "<a href='https://spy.example'>här</a>.</p><script>alert(1)</script>"
    + "<table><tr><td>djup " * 12
    + "botten"
    + "</td></tr></table>" * 12
    + "<table>" + "<tr><td rowspan=99 colspan=99>ruta</td></tr>" * 6 + "</table>"
    + "<p>" + "A" * 3_000 + "</p><p style='color:white;font-size:0'>dold text</p></body></html>"
)  # fmt: skip
RIGHT_TO_LEFT = (
    "مرحبا،\n\nوصلتني فاتورة (رقم 4711) لا تخصني. رقمي هو 070-174 06 12.\n\nمع التحية، ليلى\n\n"
    "שלום, זו שורה בעברית עם Exempelstad באמצע.\n\nOch en rad på svenska efteråt."
)
EMOJI = (
    "Hej 👋🏽!\n\nMin son 👨‍👩‍👧‍👦 och jag var på lekplatsen 🛝 i går. Gungan är trasig 😡😡😡\n\n"
    + "👩\u200d" * 60
    + "\n\nMvh 🇸🇪 Anna ❤️‍🔥"
)


def months(count: int = 84, end: date = date(2026, 11, 1)) -> tuple[Month, ...]:
    """Return months of a person who has written for years, now more and now less."""
    made = []
    last = end.year * 12 + end.month - 1
    for number in range(last - count + 1, last + 1):
        first = date(number // 12, number % 12 + 1, 1)
        following = date((number + 1) // 12, (number + 1) % 12 + 1, 1)
        mails, posts, chats = number * 7 % 11, number * 5 % 4, max(0, number * 3 % 9 - 5)
        counts = (("ex-mail", mails), ("ex-forum", posts), ("ex-chat", chats))
        made.append(
            Month(
                first,
                datetime(first.year, first.month, 1, tzinfo=UTC),
                datetime(following.year, following.month, 1, tzinfo=UTC),
                tuple((key, n) for key, n in counts if n and CHANNELS),
            )
        )
    return tuple(made)


def step(shown: CasePage) -> ReviewPage:
    """Return the review."""
    found = shown.pages[1]
    assert isinstance(found, ReviewPage)
    return found


def one(stage: Stage, item: Item, ready: Callable[[CasePage], None] | None = None) -> QWidget:
    """Show a case of which one item is looked at."""
    world = CaseWorld()
    others = usual_find(6)[1:]
    world.put([(replace(item, at=item.at + timedelta(days=400)), Why.SENDER), *others])
    world.months = months(40)
    world.set_case(state=CaseState.REVIEWING)
    return page(stage, world, ready)


@scene("review-few")
def review_few(stage: Stage) -> QWidget:
    """Four items."""
    world = reviewing(4)
    world.months = months(3)
    return page(stage, world)


@scene("review-many")
def review_many(stage: Stage) -> QWidget:
    """A hundred thousand items, scrolled to the middle, a month chosen."""
    world = reviewing(40)
    first = world.rows[-1]
    for number in range(41, 100_001):
        at = first.match.at - timedelta(hours=number)
        match = first.match._replace(id=number, at=at)
        world.rows.append(replace(first, match=match))
        world.items[number] = world.items[40]
    world.months = months(140)

    def ready(shown: CasePage) -> None:
        _to_the_middle(shown)
        stage.settle(1_500)

    return page(stage, world, ready)


def _to_the_middle(shown: CasePage) -> None:
    review = step(shown)
    bar = review.list.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    review.timeline._at = review.timeline._from = 70
    review.timeline._lane = lane = min(1, len(review.timeline._lanes) - 1)
    review.timeline._chosen = (64, 70, lane)
    review.timeline.setFocus()


@scene("review-hostile")
def review_hostile(stage: Stage) -> QWidget:
    """Hostile HTML, plain."""
    return one(
        stage, make_item(1, body=HOSTILE, html=True, author_name="<b>Anna</b>\u202e nossnevS")
    )


@scene("review-hostile-formatted")
def review_hostile_formatted(stage: Stage) -> QWidget:
    """The same with its own layout."""
    item = make_item(1, body=HOSTILE, html=True)
    return one(stage, item, lambda shown: step(shown).preview.reading.toggle_formatted())


@scene("review-right-to-left")
def review_right_to_left(stage: Stage) -> QWidget:
    """Arabic and Hebrew."""
    return one(stage, make_item(1, body=RIGHT_TO_LEFT, subject="فاتورة خاطئة", author_name="ليلى"))


@scene("review-emoji")
def review_emoji(stage: Stage) -> QWidget:
    """Emoji, joined and in a row."""
    return one(stage, make_item(1, body=EMOJI, subject="🛝 Gungan är trasig 😡"))


@scene("review-long")
def review_long(stage: Stage) -> QWidget:
    """A very long mail in parts."""
    return one(stage, make_item(1, body="En rad i ett mycket långt mail.\n" * 9_000))


@scene("review-news")
def review_news(stage: Stage) -> QWidget:
    """Something has come in."""
    world = reviewing(12)
    world.months = months(24)
    return page(stage, world, lambda shown: step(shown).news.set_arrived(14))


@scene("review-attachments")
def review_attachments(stage: Stage) -> QWidget:
    """An item with attachments of several kinds."""
    return one(stage, _with_attachments(stage))


@scene("review-attachment")
def review_attachment(stage: Stage) -> QWidget:
    """A picture among them, looked at."""
    item = _with_attachments(stage)

    def look(shown: CasePage) -> None:
        assert isinstance(stage.world, CaseWorld)
        stage.world.files["1"] = _photo()
        step(shown).preview.attachments.buttons()[0].click()
        stage.settle(500)

    return one(stage, item, look)


def _with_attachments(stage: Stage) -> Item:
    del stage
    kept = (
        Attachment("1", "lekplatsen vid torget.png", "image/png", 212_400),
        Attachment("2", "avtal & villkor\u202efdp.exe", "application/x-msdownload", 1_480_000),
        Attachment("3", "anteckningar.txt", "text/plain", 812),
    )
    return make_item(1, attachments=kept)


def _photo() -> bytes:
    image = QImage(1_200, 700, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        sky = QLinearGradient(0, 0, 0, 700)
        sky.setColorAt(0, QColor(120, 170, 230))
        sky.setColorAt(1, QColor(90, 140, 80))
        painter.fillRect(image.rect(), sky)
        painter.fillRect(500, 300, 40, 300, QColor(150, 60, 40))
        painter.fillRect(800, 300, 40, 300, QColor(150, 60, 40))
        painter.fillRect(480, 280, 380, 30, QColor(150, 60, 40))
    buffer = QBuffer()
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
