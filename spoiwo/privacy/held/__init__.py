"""What is held about one person (GDPR-05), found from the models themselves.

``register``: what a room adds to that. ``ways``: how a model leads to people. ``finding``: the records.
``telling``: one record in words.
"""
