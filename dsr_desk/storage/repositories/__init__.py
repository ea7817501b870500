"""What the desk keeps, one module a kind of record: rows in, frozen records out."""
