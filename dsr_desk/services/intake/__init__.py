"""From mails to cases whose every part is proved: read, joined, checked, asked about, reckoned."""
