"""From a read mail to a parsed request: pure, with the words each verdict rests on."""
