from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView
from django.urls import path

from alongside.core.marks import open_to_all
from alongside.people import views

add_passkey = open_to_all(because="allauth itself asks for a signed-in person here.")(
    AddWebAuthnView.as_view(template_name="people/add_passkey.html", success_url="/me/passkeys")
)
use_passkey = open_to_all(because="This is the way in with a passkey.")(LoginWebAuthnView.as_view())

urlpatterns = [
    path("sign-in", views.sign_in, name="account_login"),
    path("sign-in/code", views.code, name="code"),
    path("sign-in/passkey", use_passkey, name="mfa_login_webauthn"),
    path("sign-in/<str:secret>", views.link, name="sign_in_link"),
    path("sign-out", views.sign_out, name="account_logout"),
    path("leave", views.leave, name="leave"),
    path("me/settings", views.settings_page, name="settings"),
    path("me/rest", views.rest, name="rest"),
    path("me/passkeys", views.passkeys, name="mfa_index"),
    path("me/passkeys/new", add_passkey, name="mfa_add_webauthn"),
]
