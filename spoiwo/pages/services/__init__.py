"""Deeds with articles."""

from spoiwo.pages.services.bringing import OldSiteRead, bring_in_articles, look_at_old_site
from spoiwo.pages.services.gallery import (
    Arranged,
    add_photo,
    arrange_photos,
    choose_photo,
    remove_photo,
)
from spoiwo.pages.services.indexing import reindex_partnership
from spoiwo.pages.services.own import OwnWords, ask_for_articles, rewrite_own_article, send_own_article
from spoiwo.pages.services.publishing import (
    end_publication,
    publish_due,
    record_publication,
    who_acts,
)
from spoiwo.pages.services.telling import tell_reviewers, tell_writer
from spoiwo.pages.services.translating import begin_translation
from spoiwo.pages.services.tree import open_section
from spoiwo.pages.services.writing import ArticleDraft, note_deed, publish_article, write_article

__all__ = [
    "Arranged",
    "ArticleDraft",
    "OldSiteRead",
    "OwnWords",
    "add_photo",
    "arrange_photos",
    "ask_for_articles",
    "begin_translation",
    "bring_in_articles",
    "choose_photo",
    "end_publication",
    "look_at_old_site",
    "note_deed",
    "open_section",
    "publish_article",
    "publish_due",
    "record_publication",
    "reindex_partnership",
    "remove_photo",
    "rewrite_own_article",
    "send_own_article",
    "tell_reviewers",
    "tell_writer",
    "who_acts",
    "write_article",
]
