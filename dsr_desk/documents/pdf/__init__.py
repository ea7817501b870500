"""A small streaming PDF writer with ReportLab's fonts and subsets (docs/adr/0007)."""
