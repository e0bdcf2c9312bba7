"""What is written (in Wagtail's tree) and what was published (in a table of our own)."""

from spoiwo.pages.models.article import Article, PartnershipSection
from spoiwo.pages.models.brought import BroughtArticle, BroughtPicture
from spoiwo.pages.models.photos import ArticlePhoto, PublicationPhoto
from spoiwo.pages.models.publication import Publication
from spoiwo.pages.models.review import PublisherReview

__all__ = [
    "Article",
    "ArticlePhoto",
    "BroughtArticle",
    "BroughtPicture",
    "PartnershipSection",
    "Publication",
    "PublicationPhoto",
    "PublisherReview",
]
