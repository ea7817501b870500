"""What the window shows of a Word file as said is what its writer has left in it, and no more."""

from __future__ import annotations

import pytest

from dsr_desk.ui.widgets import foreign_word
from dsr_desk.ui.widgets.foreign_papers import NO_PAPER, Paper, PaperWanted
from tests.ui.papers import word

COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'/>"
    "<w:style w:type='paragraph' w:styleId='Off'><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='More'><w:basedOn w:val='Off'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Round'><w:basedOn w:val='Round'/></w:style>"
    "<w:style w:type='character' w:styleId='Out'><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Twice'><w:rPr><w:dstrike/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='table' w:styleId='Grid'><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:type='table' w:styleId='Plain'><w:tblStylePr w:type='firstRow'><w:rPr><w:strike/>"
    "</w:rPr></w:tblStylePr></w:style>"
)
WAS_NOT = '<w:rPrChange w:id="1"><w:rPr><w:strike w:val="0"/><w:vanish/></w:rPr></w:rPrChange>'
WAS = '<w:rPrChange w:id="1"><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>'


def shown(body: str, *, styles: str = "") -> Paper:
    return PaperWanted(word(body, styles=styles)).answer()


def run(text: str, looks: str = "") -> str:
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def row(cell: str, looks: str = "") -> str:
    return f"<w:tr><w:trPr>{looks}</w:trPr><w:tc><w:p>{run(cell)}</w:p></w:tc></w:tr>"


@pytest.mark.parametrize(
    ("looks", "text"),
    [
        (f"<w:strike/>{WAS_NOT}", "J\u0336a\u0336"),
        (f"<w:strike/>{WAS}", "J\u0336a\u0336"),
        (WAS, "Ja"),
        (f"<w:strike w:val='0'/>{WAS}", "Ja"),
        ("<w:strike/><w:dstrike w:val='0'/>", "J\u0336a\u0336"),
        ("<w:strike w:val='0'/><w:dstrike/>", "J\u0336a\u0336"),
        ("<w:strike w:val='off'/>", "Ja"),
    ],
)
def test_what_holds_of_a_text_counts_and_not_what_has_been(looks: str, text: str) -> None:
    assert shown(f"<w:p>{run('Ja', looks)}</w:p>") == Paper(text)


@pytest.mark.parametrize(
    ("paragraph", "looks", "text"),
    [
        ("Off", "", "J\u0336a\u0336"),
        ("More", "", "J\u0336a\u0336"),
        ("Normal", "<w:rStyle w:val='Out'/>", "J\u0336a\u0336"),
        ("Normal", "<w:rStyle w:val='Twice'/>", "J\u0336a\u0336"),
        ("More", "<w:strike w:val='0'/>", "Ja"),
        ("More", "<w:rStyle w:val='Out'/>", "Ja"),
        ("Round", "", "Ja"),
        ("Nowhere", "<w:rStyle w:val='Nowhere'/>", "Ja"),
    ],
)
def test_a_style_strikes_out_too_and_two_of_them_undo_each_other(
    paragraph: str, looks: str, text: str
) -> None:
    body = f"<w:p><w:pPr><w:pStyle w:val='{paragraph}'/></w:pPr>{run('Ja', looks)}</w:p>"
    assert shown(body, styles=STYLES).text == text


def test_a_style_holds_for_a_table_for_all_of_a_kind_and_for_the_whole_file() -> None:
    table = "<w:tbl><w:tblPr><w:tblStyle w:val='{}'/></w:tblPr>" + row("Ja") + "</w:tbl>"
    assert shown(table.format("Grid"), styles=STYLES).text == "J\u0336a\u0336  |"
    assert shown(table.format("Plain"), styles=STYLES).text == "Ja  |"
    struck = "w:styleId='Normal'><w:rPr><w:strike/></w:rPr></w:style>"
    usual = STYLES.replace("w:styleId='Normal'/>", struck)
    assert shown(f"<w:p>{run('Ja')}</w:p>", styles=usual).text == "J\u0336a\u0336"
    whole = STYLES.replace("<w:b/>", "<w:strike/>")
    out = "<w:rStyle w:val='Out'/>"
    assert shown(f"<w:p>{run('Ja', out)}</w:p>", styles=whole).text == "J\u0336a\u0336"


def test_what_was_deleted_or_moved_away_is_not_said_and_what_was_added_is() -> None:
    body = (
        f"<w:p>{run('Radera ')}<w:del><w:r><w:delText>inte </w:delText><w:br/></w:r>"
        f"{run('alls ')}</w:del><w:ins>{run('allt ')}</w:ins></w:p>"
        f"<w:p><w:moveFrom>{run('Tack!')}</w:moveFrom></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:moveTo>{run('Tack!')}</w:moveTo></w:p>"
    )
    assert shown(body) == Paper("Radera allt \n\nTack!", left_out=True)
    moved = f"<w:p>{run('Hej')}<w:moveFrom>{run('Tack!')}</w:moveFrom></w:p>"
    assert shown(moved) == Paper("Hej"), "what stands elsewhere is not left out"
    gone = f"<w:tbl>{row('Anna', '<w:del/>')}{row('Bo', '<w:ins/>')}</w:tbl>"
    assert shown(gone) == Paper("Bo  |", left_out=True)


def test_hidden_text_is_not_shown_as_said_and_that_it_is_there_is_told() -> None:
    looks = "<w:vanish/>"
    body = f"<w:p>{run('Radera')}{run(' inte', looks)}{run(' allt')}</w:p>"
    assert shown(body) == Paper("Radera allt", left_out=True)
    by_style = run("Ja", "<w:rStyle w:val='Secret'/>")
    assert shown(f"<w:p>{by_style}</w:p>", styles=STYLES) == Paper("", left_out=True)
    back = run("Ja", "<w:rStyle w:val='Secret'/><w:vanish w:val='0'/>")
    assert shown(f"<w:p>{back}</w:p>", styles=STYLES) == Paper("Ja")


def test_a_text_box_is_read_once_and_leaves_its_surroundings_as_they_are() -> None:
    box = f"<w:txbxContent><w:p>{run('I rutan')}</w:p></w:txbxContent>"
    body = (
        f"<w:p {COMPATIBLE}><w:r><w:rPr><w:strike/></w:rPr><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        "<w:t>bort</w:t></w:r></w:p>"
    )
    assert shown(body).text == "I rutan\nb\u0336o\u0336r\u0336t\u0336"


def test_what_a_form_was_filled_in_with_is_said() -> None:
    symbols = "".join(
        f"<w:r><w:sym w:font='{font}' w:char='{char}'/></w:r>"
        for font, char in (
            ("Wingdings", "F0FE"),
            ("Wingdings 2", "F0A3"),
            ("Odd", "F041"),
            ("", ""),
        )
    )
    chosen = (
        "<w:r><w:fldChar><w:ffData><w:ddList>{}<w:listEntry w:val='Radera'/>"
        "<w:listEntry w:val='Kopia'/></w:ddList></w:ffData></w:fldChar></w:r>"
    )
    lists = (
        chosen.format("<w:result w:val='1'/><w:default w:val='0'/>")
        + chosen.format("<w:default w:val='1'/>")
        + chosen.format("")
        + chosen.format("<w:result w:val='x'/>")
    )
    hyphen = "<w:r><w:t>anna</w:t><w:noBreakHyphen/><w:t>maria@x.example</w:t></w:r>"
    body = f"<w:p>{symbols}</w:p><w:p>{lists}</w:p><w:p>{hyphen}</w:p>"
    assert shown(body).text == ("☑☐\ufffd\ufffd\nKopiaKopiaRaderaRadera\nanna-maria@x.example")


def test_styles_without_end_or_in_pieces_are_no_reason_to_show_what_may_be_hidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = f"<w:p>{run('Ja')}</w:p>"
    assert shown(body, styles="<w:style>") == NO_PAPER
    monkeypatch.setattr(foreign_word, "XML_LIMIT", 400)
    assert shown(body).text == "Ja"
    assert shown(body, styles=STYLES) == NO_PAPER
