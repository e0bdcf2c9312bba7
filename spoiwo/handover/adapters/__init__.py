"""The disk on which packs wait, and the worker that makes them."""
