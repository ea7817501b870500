"""Packages and certificates: written, reopened to be checked, and read offline.

``PackageFiles`` and ``CertificateFiles`` are what the composition root makes; everything else is how.
"""
