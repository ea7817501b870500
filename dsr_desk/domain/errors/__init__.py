"""Every error the desk raises on purpose, and who is to blame for it.

* DeskError        roots.py
  + Problem        problems.py: the environment; can be retried
    - WorkspaceMissing · WorkspaceTooNew · WorkspaceReadOnly · WorkspaceBusy · WorkspaceDamaged
    - DiskFull · SourceUnavailable · FileUnreadable · NetworkFolder
  + Refusal        refusals.py: a rule said no; ``code`` is its name
    - ChecksOpen · NotSignedIn · WrongPassword · OwnPasswordWrong · RightMissing · SelfApproval
    - ApprovalInvalid · PlanChanged · PlanMissing · OutsideMandate · WrongStep · UnknownCase
    - GroundMissing · MappingRefused · PackageInvalid · RegistryNotTrusted
    - SessionOver: for whom it is raised, the window signs out
    - steps.py · directory.py · founding.py: what a few use cases alone refuse, imported from
      there; what one rule refuses stands in the room of that rule
  + Defect         ours: report it

A message never holds personal data, and always says what to do next.  ``code`` is stable: windows
translate by it, the command line prints it.
"""

from __future__ import annotations

from dsr_desk.domain.errors.problems import (
    DiskFull,
    FileUnreadable,
    NetworkFolder,
    SourceUnavailable,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceMissing,
    WorkspaceReadOnly,
    WorkspaceTooNew,
)
from dsr_desk.domain.errors.refusals import (
    ApprovalInvalid,
    ChecksOpen,
    GroundMissing,
    MappingRefused,
    NotSignedIn,
    OutsideMandate,
    OwnPasswordWrong,
    PackageInvalid,
    PlanChanged,
    PlanMissing,
    RegistryNotTrusted,
    RightMissing,
    SelfApproval,
    SessionOver,
    UnknownCase,
    WrongPassword,
    WrongStep,
)
from dsr_desk.domain.errors.roots import (
    Defect,
    DeskError,
    Problem,
    Refusal,
)

__all__ = [
    "ApprovalInvalid",
    "ChecksOpen",
    "Defect",
    "DeskError",
    "DiskFull",
    "FileUnreadable",
    "GroundMissing",
    "MappingRefused",
    "NetworkFolder",
    "NotSignedIn",
    "OutsideMandate",
    "OwnPasswordWrong",
    "PackageInvalid",
    "PlanChanged",
    "PlanMissing",
    "Problem",
    "Refusal",
    "RegistryNotTrusted",
    "RightMissing",
    "SelfApproval",
    "SessionOver",
    "SourceUnavailable",
    "UnknownCase",
    "WorkspaceBusy",
    "WorkspaceDamaged",
    "WorkspaceMissing",
    "WorkspaceReadOnly",
    "WorkspaceTooNew",
    "WrongPassword",
    "WrongStep",
]
