"""Whatever else a mail says of a channel or an address beside its wish, it asks for no more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import ATTESTED, read, sure

_WISH = "Kan ni radera alla mejl som anna.ek@example.org har skrivit till oss?"
_WISH_EN = "Please delete all emails that anna.ek@example.org has written to us."
_ATTESTED_EN = "We have confirmed the person's identity."

_OF_A_CHANNEL = (
    "Chatten och forumet lämnar ni som de är.",
    "Forumet kan hon läsa själv.",
    "Chatten stängde vi i våras.",
    "I forumet heter hon Annis.",
    "Forumet är det ingen som läser.",
    "Chatten är en annan historia.",
    "Foruminläggen tycker hon om.",
    "Hennes inlägg i forumet läses flitigt.",
    "Chatten går via en annan leverantör.",
    "Foruminläggen får bli en senare fråga.",
    "Chatten bryr hon sig inte om.",
    "Foruminläggen har hon redan plockat bort.",
    "Forumet finns en kopia på hos oss.",
    "Chatten vet jag inte hur det är med.",
    "Chatten? Den använder vi knappt.",
    "Foruminläggen återkommer vi till.",
    "Forumet sköter Lisa.",
    "Vi hörs i chatten!",
    "Vi ses på forumet.",
    "Chatten är öppen 9-17.",
    "Det var i chatten hon hörde av sig.",
    "Hon är moderator på forumet.",
    "Hon chattade med oss igår.",
    "Han frågade först i forumet men fick inget svar.",
    "Foruminläggen är hon stolt över.",
    "Chattarna är hon nöjd med.",
    "Forumet, ja det är en annan sak.",
    "Foruminläggen vill hon fundera på.",
    "Chattloggarna ligger hos Telavox.",
    "Chattarna gallras automatiskt efter 30 dagar.",
    "Foruminläggen är anonyma ändå.",
    "På forumet står hon som Gäst12.",
    "Forumet i all ära, men det här är viktigare.",
    "Mejlen är det viktiga, forumet mindre så.",
    "Foruminläggen är från 2012.",
    "Chattarna var bara småprat.",
    "Forumet är offentligt.",
    "Inläggen i forumet är ju till nytta för andra.",
    "Chattarna omfattas av vår egen gallring.",
    "Foruminlägg: se annat ärende.",
    "Forum: hanteras separat.",
    "Chatt: Lisa fixar.",
    "Forum: fråga Lisa",
    "Chatt – ligger hos leverantören",
)

_OF_A_CHANNEL_EN = (
    "The forum and the chats you may leave as they are.",
    "The forum she can read for herself.",
    "We closed the chat this spring.",
    "In the forum she is called Annie.",
    "Nobody reads the forum any more.",
    "The chat is another story.",
    "Her forum posts she rather likes.",
    "The chat runs with another supplier.",
    "The posts can be a later question.",
    "The chats she has no quarrel with.",
    "She already took down her forum posts.",
    "The chat I know nothing about.",
    "The chat? We hardly use it.",
    "We'll come back about the forum posts.",
    "Lisa looks after the forum.",
    "See you in the chat!",
    "The chat is open 9 to 5.",
    "It was in the chat that she asked.",
    "She is a moderator in our forum.",
    "He asked in the forum first and got no answer.",
    "She is proud of her posts.",
    "The forum posts are anonymous anyway.",
    "The chats are purged after 30 days.",
    "On the forum she goes by Guest12.",
    "The emails are what matters, the forum less so.",
    "The forum posts are from 2012.",
    "The chats were only small talk.",
    "Forum: see the other ticket.",
    "Forum: handled separately.",
    "Chat: Lisa will sort it.",
    "Chats - with the supplier",
    "Her forum posts help other members.",
    "The forum is public.",
    "He and I had a nice chat about it.",
    "We had a long chat on the phone.",
)

_OF_SOMEBODY = (
    "Min kollega bo.lund@annan.example har också frågat om saken.",
    "Hon bor ihop med Bo Lund (bo.lund@annan.example).",
    "Det var Bo Lund, bo.lund@annan.example, som först hörde av sig.",
    "Cc: bo.lund@annan.example",
    "Kopia till bo.lund@annan.example",
    "Bo Lund (bo.lund@annan.example) tar över hennes kontrakt.",
    "Bo Lund (bo.lund@annan.example) är hennes ombud.",
    "Vi har även en Anna Eek med bo.lund@annan.example, inte samma person.",
    "Hennes syster, bo.lund@annan.example, är kvar som kund.",
    "Svara till bo.lund@annan.example när det är klart.",
    "Ring Bo på 070-123 45 67 eller bo.lund@annan.example.",
    "Tidigare i veckan raderade ni bo.lund@annan.example, tack för det.",
    "bo.lund@annan.example skickade samma önskan men ångrade sig.",
    "Hon klagade på Bo Lund, bo.lund@annan.example.",
    "Hon svarade mest på inlägg från bo.lund@annan.example.",
    "bo.lund@annan.example får vänta.",
    "Bo (bo.lund@annan.example) visade sitt pass i receptionen.",
    "Bo Lund, bo.lund@annan.example, ville också men honom når vi inte.",
    "bo.lund@annan.example är vår egen vaktmästare.",
    "Fakturan går till bo.lund@annan.example.",
)

_OF_SOMEBODY_EN = (
    "My colleague bo.lund@annan.example has asked about this as well.",
    "She lives with Bo Lund (bo.lund@annan.example).",
    "It was Bo Lund, bo.lund@annan.example, who got in touch first.",
    "Cc: bo.lund@annan.example",
    "Copy to bo.lund@annan.example",
    "Bo Lund (bo.lund@annan.example) takes over her contract.",
    "Bo Lund (bo.lund@annan.example) acts for her.",
    "There is another Anna Eek with bo.lund@annan.example, not the same person.",
    "Her sister, bo.lund@annan.example, stays with us.",
    "Please reply to bo.lund@annan.example when done.",
    "Call Bo on 020 7946 0000 or write to bo.lund@annan.example.",
    "Earlier this week you erased bo.lund@annan.example, thanks for that.",
    "bo.lund@annan.example sent the same wish but changed his mind.",
    "She complained of Bo Lund, bo.lund@annan.example.",
    "She mostly answered posts by bo.lund@annan.example.",
    "bo.lund@annan.example has to wait.",
    "Bo (bo.lund@annan.example) showed his passport at reception.",
    "Bo Lund, bo.lund@annan.example, wanted it too but we can't reach him.",
    "bo.lund@annan.example is our own caretaker.",
    "The invoice goes to bo.lund@annan.example.",
)


def _mails(said: str, wish: str, attested: str) -> Iterator[str]:
    """Yield mails that say it behind the wish, in a line or paragraph of its own, before, after."""
    yield f"{wish} {said}\n\n{attested}"
    yield f"{wish}\n{said}\n{attested}"
    yield f"{wish}\n\n{said}\n\n{attested}"
    yield f"{said}\n\n{wish}\n\n{attested}"
    yield f"{wish}\n\n{attested}\n\nMvh\nKarin\n\nPS. {said}"


@pytest.mark.parametrize(
    ("statements", "wish", "attested"),
    [(_OF_A_CHANNEL, _WISH, ATTESTED), (_OF_A_CHANNEL_EN, _WISH_EN, _ATTESTED_EN)],
)
def test_what_is_said_of_another_channel_makes_it_no_sure_part_of_the_wish(
    statements: tuple[str, ...], wish: str, attested: str
) -> None:
    believed = []
    for said in statements:
        for mail in _mails(said, wish, attested):
            parsed = read(mail)
            if parsed.wish.verdict is Verdict.OK and parsed.channels != (ChannelKind.MAIL,):
                believed.append(mail)
    assert believed == []


@pytest.mark.parametrize(
    ("statements", "wish", "attested"),
    [(_OF_SOMEBODY, _WISH, ATTESTED), (_OF_SOMEBODY_EN, _WISH_EN, _ATTESTED_EN)],
)
def test_who_is_told_of_beside_the_wish_is_no_sure_person(
    statements: tuple[str, ...], wish: str, attested: str
) -> None:
    mails = [mail for said in statements for mail in _mails(said, wish, attested)]
    assert [mail for mail in mails if "bo.lund@annan.example" in sure(read(mail))] == []


@pytest.mark.parametrize(
    "listed",
    [
        "Mejl, foruminlägg och chattar.",
        "Det gäller mejl, chattar och foruminlägg.",
        "Det gäller även foruminlägg till skolan och chattar med simhallen.",
        "- chattar med kundtjänst\n- foruminlägg",
    ],
)
def test_a_plain_list_beside_the_wish_adds_channels_to_it(listed: str) -> None:
    parsed = read(f"{_WISH}\n\n{listed}\n\n{ATTESTED}")
    assert (parsed.wish.verdict, len(parsed.channels)) == (Verdict.OK, 3)


def test_they_may_head_a_list_of_the_persons() -> None:
    listed = "  callum.reid@example.org\n  zofia.nowak@annan.example"
    several = _ATTESTED_EN.replace("person's", "persons'")
    mail = f"Two tenants have left. {several} They are:\n{listed}\n\nPlease delete all their posts."
    assert len(sure(read(mail))) == 2
