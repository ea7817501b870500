"""The certificate: signed JSON, and the pages a person reads."""
