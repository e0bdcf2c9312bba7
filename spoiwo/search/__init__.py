"""The search engine and its index. It knows no noun of the trade: rooms above push documents down.

Doors: ``services.index``, ``services.index_many``, ``services.remove``, ``services.rebuild``,
``selectors.search``, ``selectors.suggest``, ``registry.register``, ``abbreviations``.
"""
