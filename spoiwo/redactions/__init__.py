"""Words and files everybody reads without what is nobody's business; the originals stay inside (BIP-09).

Doors: ``services``, ``selectors``, ``rules``, ``models``, ``masking``.
"""
