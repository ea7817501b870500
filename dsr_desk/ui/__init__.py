"""The windows; Qt lives only here and in ``app``."""
