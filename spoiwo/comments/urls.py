"""Addresses of comments: for everybody, for whoever wrote one, for the editors."""

from django.urls import path

from spoiwo.comments.views import links, manage, public
from spoiwo.comments.web import VOTER_PATH

app_name = "comments"
ARTICLE = "partnerstwa/<slug:slug>/artykuly/<slug:article_slug>/"
LINK = "komentarz/<slug:token>/"
HERE = "pulpit/<slug:slug>/komentarze/"
urlpatterns = [
    path(f"{ARTICLE}komentarze/", public.comment_list, name="comment_list"),
    path(f"{ARTICLE}komentarze/nowy/", public.comment_send, name="comment_send"),
    path(f"{ARTICLE}komentarze/<int:number>/zglos/", public.comment_report, name="comment_report"),
    # The cookie of whoever has rated is sent to these addresses alone.
    path(f"{VOTER_PATH[1:]}<slug:slug>/<int:number>/", public.article_rate, name="article_rate"),
    path(LINK, links.link_comment, name="link_comment"),
    path(f"{LINK}usun/", links.link_take_back, name="link_take_back"),
    path(HERE, manage.moderation, name="moderation"),
    path(f"{HERE}ustawienia/", manage.setting, name="setting"),
    path(f"{HERE}artykul/<int:number>/", manage.article_close, name="article_close"),
    path(f"{HERE}<int:pk>/", manage.comment, name="comment"),
    path(f"{HERE}<int:pk>/<slug:deed>/", manage.comment_deed, name="comment_deed"),
]
