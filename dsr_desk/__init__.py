"""DSR Desk: carries out GDPR requests over mail, forum and chat, and proves what it did."""

__version__ = "0.1.0"
