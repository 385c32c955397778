"""BLAKE2b as `hashlib` has it, without OpenSSL, which `hashlib` loads besides: that takes 3 ms and 3.4 MB."""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
