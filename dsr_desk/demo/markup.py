"""The same mail as Outlook and Gmail write it in HTML."""

from __future__ import annotations

from html import escape

_OUTLOOK_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style><!--
p.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
a:link {color:#0563C1; text-decoration:underline;}
--></style></head>
<body lang="SV" link="#0563C1"><div class="WordSection1">
"""
_RULE = '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">\n'


def _lines(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>\n")


def _paragraphs(text: str) -> str:
    return "\n".join(
        f'<p class="MsoNormal">{_lines(part)}</p>\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        for part in text.split("\n\n")
    )


def outlook(text: str, heading: tuple[tuple[str, str], ...], quoted: str) -> str:
    """Return a mail as Outlook writes it, with the earlier mail under a rule."""
    html = _OUTLOOK_HEAD + _paragraphs(text)
    if quoted:
        rows = "<br>\n".join(f"<b>{name}:</b> {escape(value)}" for name, value in heading)
        html += f'\n{_RULE}<p class="MsoNormal">{rows}</p></div>\n{_paragraphs(quoted)}'
    return html + "\n</div></body></html>\n"


def gmail(text: str, lead: str, quoted: str) -> str:
    """Return a mail as Gmail writes it, with the earlier mail in a blockquote."""
    html = "\n".join(f'<div dir="auto">{_lines(part)}</div><br>' for part in text.split("\n\n"))
    html = f'<div dir="ltr">{html}</div>\n'
    if quoted:
        html += (
            '<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
            f'{escape(lead)}<br></div>\n<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;'
            f'border-left:1px solid rgb(204,204,204);padding-left:1ex">{_lines(quoted)}'
            "</blockquote></div>\n"
        )
    return html
