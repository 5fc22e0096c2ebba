from django.urls import include, path

from alongside.web import news, views

handler400 = "alongside.web.middleware.not_understood"
handler404 = "alongside.web.middleware.not_here"
handler500 = "alongside.web.middleware.broken"

urlpatterns = [
    path("", views.front, name="front"),
    path("feed.json", news.feed_json, name="feed_json"),
    path("feed.atom", news.feed_atom, name="feed_atom"),
    path("healthz", views.health, name="health"),
    path("me", views.home, name="home"),
    path("me/copy", views.copy, name="copy"),
    path("me/everything", views.readable_copy, name="everything"),
    path("me/erase", views.erase_me, name="erase"),
    path("g/<slug:slug>/", views.group_home, name="group_home"),
    path("", include("alongside.people.urls")),
    path("", include("alongside.groups.urls")),
    path("", include("alongside.words.urls")),
    path("", include("alongside.gatherings.urls")),
    path("", include("alongside.care.urls")),
    path("", include("alongside.evidence.urls")),
    path("", include("alongside.campaigns.urls")),
]
