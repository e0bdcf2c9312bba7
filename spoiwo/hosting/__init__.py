"""Whose turn it is to host: suggestions from real history, readiness declared, requests to hosts.

Doors: ``services``, ``selectors``, ``rules``, ``models``.
"""
