"""Lists of editors: from a file, or from the platform's own database."""
