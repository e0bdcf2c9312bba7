"""Offers of support as an Open Referral feed (HSDS 3.2): institutions, services, places; no person, no key.

Words are Polish whatever the reader's language: a feed has one language.
"""

VERSION = "3.2"
