/* Passkeys: hands our two forms to allauth's script. Without it, people use their email. */
(function () {
  'use strict';
  var form = document.querySelector('[data-passkey]');
  if (!form || !window.allauth || !window.PublicKeyCredential) return;
  var button = form.querySelector('button');
  if (form.dataset.passkey === 'use') {
    button.id = 'passkey-use';
    window.allauth.webauthn.forms.loginForm({ ids: { login: 'passkey-use', credential: 'credential' } });
  } else {
    button.type = 'button';
    button.id = 'passkey-make';
    window.allauth.webauthn.forms.addForm({
      ids: { add: 'passkey-make', credential: 'credential', data: 'passkey-data', passwordless: 'passwordless' }
    });
  }
  document.addEventListener('allauth.error', function (e) {
    e.preventDefault();
    document.getElementById('say').textContent = 'That did not work. Try again, or use your email.';
  });
}());
