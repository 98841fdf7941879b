"""Print the page: `PYTHONPATH=tests/support python -m checklist`."""

from __future__ import annotations

from .page import page

if __name__ == "__main__":
    print(page(), end="")
