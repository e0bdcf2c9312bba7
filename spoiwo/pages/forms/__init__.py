"""Forms of writers: the article in the editor, its photos on a page of ours."""

from spoiwo.pages.forms.article import ArticleForm
from spoiwo.pages.forms.gallery import RowForm, UploadForm

__all__ = ["ArticleForm", "RowForm", "UploadForm"]
