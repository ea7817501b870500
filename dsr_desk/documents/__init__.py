"""Packages and certificates: written, reopened to be checked, and read offline.

The composition root makes ``PackageFilesWriter``, ``PackageFilesReader`` and ``CertificateFiles``;
everything else is how they do it.
"""
