/* Alongside: small helps. Every task works without this file. */
(function () {
  'use strict';
  var doc = document, root = doc.documentElement;
  function all(sel, fn) { Array.prototype.forEach.call(doc.querySelectorAll(sel), fn); }
  function say(text) { var box = doc.getElementById('say'); if (box) box.textContent = text; }

  /* Leave this page now: hide first, tell the server, then go. Back finds a hidden page. */
  var leaving = false, gone = 'left', store;
  try { store = window.sessionStorage; } catch (e) { store = null; }
  function away(to) { root.hidden = true; doc.title = 'New page'; location.replace(to); }
  function leave(form) {
    leaving = true;
    root.hidden = true;
    if (store) store.setItem(gone, form.dataset.to);
    if (navigator.sendBeacon) navigator.sendBeacon(form.action, new FormData(form));
    away(form.dataset.to);
  }
  /* Somebody pressed Back after leaving: nothing shows. A page opened anew shows as usual. */
  function wentBack() { var nav = performance.getEntriesByType && performance.getEntriesByType('navigation')[0]; return nav && nav.type === 'back_forward'; }
  addEventListener('pageshow', function (e) {
    var to = store && store.getItem(gone);
    if (!to) { if (e.persisted) location.reload(); return; }
    if (e.persisted || wentBack()) away(to); else store.removeItem(gone);
  });

  /* One press is enough: a second press of the same form does nothing for five seconds. */
  var dirty = false, sending = false;
  doc.addEventListener('input', function (e) { if (e.target.tagName === 'TEXTAREA') dirty = true; });
  doc.addEventListener('submit', function (e) {
    var form = e.target;
    if (form.classList.contains('exit')) { e.preventDefault(); leave(form); return; }
    if (form.dataset.sent) { e.preventDefault(); return; }
    if (navigator.onLine === false) { e.preventDefault(); tell(OFFLINE); return; }
    form.dataset.sent = 1;
    dirty = false;
    sending = true;
    setTimeout(function () { delete form.dataset.sent; sending = false; }, 5000);
  });
  addEventListener('beforeunload', function (e) { if (dirty && !leaving) { e.preventDefault(); e.returnValue = ''; } });

  /* Read to me: only with a voice that lives on this device, so no words are sent away. */
  function voice() {
    return speechSynthesis.getVoices().filter(function (v) { return v.localService && /^en/.test(v.lang); })[0];
  }
  function readers() {
    all('[data-read]', function (b) {
      b.hidden = !voice();
      b.onclick = function () {
        if (speechSynthesis.speaking) { speechSynthesis.cancel(); return; }
        var u = new SpeechSynthesisUtterance(doc.querySelector(b.dataset.read).innerText);
        u.voice = voice(); u.rate = 0.9;
        speechSynthesis.speak(u);
      };
    });
  }
  if (window.speechSynthesis) { readers(); speechSynthesis.onvoiceschanged = readers; }

  /* Time left, in whole minutes and in words. It never ticks. "Keep the page still" turns it off. */
  function times() {
    if (root.classList.contains('still')) return;
    all('[data-ends]', function (t) {
      var m = Math.ceil((new Date(t.dataset.ends) - Date.now()) / 6e4);
      if (m < 180) t.textContent = m > 1 ? 'About ' + m + ' minutes left' : m === 1 ? 'About 1 minute left' : 'Time to finish. No rush.';
    });
  }
  setInterval(times, 3e4);

  /* Hide and show something, such as the time left. What is hidden stays hidden in this window. */
  function was(id) { return store && store.getItem('hid-' + id); }
  function hides() {
    all('[data-hide]', function (b) {
      var t = doc.getElementById(b.dataset.hide), hide = b.textContent;
      function put() { t.hidden = !!was(t.id); b.textContent = t.hidden ? b.dataset.show : hide; }
      b.hidden = false;
      b.onclick = function () { if (store) store.setItem('hid-' + t.id, was(t.id) ? '' : 1); put(); };
      put();
    });
  }
  function ready() { times(); hides(); }
  ready();

  /* Live parts: the server sends a new piece of page. What comes while somebody is inside the part
     waits for them; "Keep the page still" turns it all into a button. When the group moves on, the
     page asks for itself and changes only what is live; nobody's words are lost. */
  all('[data-live]', function (box) {
    if (!window.EventSource) return;
    var waiting = null, still = root.classList.contains('still'), fresh = doc.querySelector('[data-fresh]');
    function offer() { if (fresh) fresh.hidden = false; say('There is something new.'); }
    function busy() { return box.contains(doc.activeElement); }
    function writing() { return dirty || /INPUT|TEXTAREA|SELECT/.test(doc.activeElement.tagName); }
    function show() { if (waiting !== null && !busy()) { box.innerHTML = waiting; waiting = null; hand(); } }
    /* Somebody took my hand down: only my own page has to ask anew. */
    function hand() {
      var mine = doc.querySelector('[data-hand]');
      if (mine && !box.querySelector('[data-seat="' + mine.dataset.hand + '"]')) moved();
    }
    /* While a form is on its way its answer is the next page: a new one would throw that away. */
    function moved() {
      if (sending) return;
      if (still) { offer(); return; }
      ask(swap);
    }
    function ask(then) { fetch(location.href, {credentials: 'same-origin'}).then(function (r) { return r.text(); }).then(then, offer); }
    /* Asked for by a press: what somebody was writing goes along, or stands on the page. */
    function carry(html) {
      var old = doc.getElementById('mine'), area = old && old.querySelector('textarea'), typed = area && area.value;
      if (typed && html.indexOf('data-live') < 0) { tell('The room is closed. Your words are still on this page.'); return; }
      if (doc.activeElement) doc.activeElement.blur();
      dirty = false;
      swap(html);
      if (!typed) return;
      area = old.querySelector('textarea');
      if (area) { area.value = typed; dirty = true; return; }
      area = doc.createElement('p');
      area.className = 'said';
      area.textContent = typed;
      old.insertBefore(area, old.firstChild);
    }
    if (fresh) fresh.onclick = function (e) { e.preventDefault(); ask(carry); };
    function swap(html) {
      var next = new DOMParser().parseFromString(html, 'text/html'), piece = next.querySelector('[data-live]');
      if (sending) return;
      if (!piece) { if (writing()) offer(); else location.reload(); return; }
      waiting = piece.innerHTML;
      show();
      all('[data-swap]', function (old) {
        var now = next.getElementById(old.id);
        if (writing() || old.contains(doc.activeElement)) { offer(); return; }
        old.innerHTML = now.innerHTML;
        if (fresh) fresh.hidden = true;
        var h = old.querySelector('h2');
        if (h && !old.dataset.swap) say('Now: ' + h.textContent);
      });
      ready();
    }
    var events = new EventSource(box.dataset.live);
    events.addEventListener('room', function (e) { if (still) offer(); else { waiting = e.data; show(); } });
    events.addEventListener('moved', moved);
    events.addEventListener('afresh', moved);
    box.addEventListener('focusout', function () { setTimeout(show, 0); });
  });

  /* A story is kept as a draft while somebody writes. Offline it waits on the page, and tries again. */
  all('form[data-keep]', function (form) {
    var last = form.words.value;
    /* Back puts the words into a new form. Its numbers come back too: one form, one story. */
    var numbers = ['once', 'window', 'saw'], here = 'form ' + location.pathname;
    form.addEventListener('submit', function () {
      if (store) store.setItem(here, JSON.stringify(numbers.map(function (name) { return form[name].value; })));
    });
    addEventListener('pageshow', function () {
      var was = store && store.getItem(here);
      if (!was || !wentBack() || !form.words.value) return;
      JSON.parse(was).forEach(function (value, i) { form[numbers[i]].value = value; });
      last = form.words.value;
    });
    function kept(r) {
      return r.json().then(function (answer) {
        if (!answer.kept) { say(answer.other ? 'You wrote in another window too. Press a button to see both.' : ''); return; }
        form.once.value = answer.once; dirty = form.words.value !== last;
        say('Your words are kept. Only you can read them.');
      });
    }
    setInterval(function () {
      if (sending || !form.words.value.trim() || form.words.value === last) return;
      var body = new FormData(form), typed = form.words.value;
      body.append('save', 'quiet');
      fetch(form.action, {method: 'POST', body: body, credentials: 'same-origin'})
        .then(function (r) { last = typed; return kept(r); })
        .catch(function () { tell('Not kept yet: no connection. Your words stay on this page. We try again.'); });
    }, 8e3);
  });

  /* Settings show at once. Saving still needs the button. */
  all('[data-set]', function (i) {
    i.addEventListener('change', function () {
      all('[name="' + i.name + '"][data-set]', function (x) { if (x.dataset.set) root.classList.toggle(x.dataset.set, x.checked); });
    });
  });

  all('[data-copy]', function (b) {
    b.hidden = !navigator.clipboard;
    b.onclick = function () { navigator.clipboard.writeText(b.dataset.copy).then(function () { brief('Copied.'); }); };
  });
  var OFFLINE = 'You are offline. Your words stay on this page. Press again when you are back.';
  function tell(text) { var box = doc.getElementById('say'); say(text); if (box) box.className = 'told'; }
  addEventListener('offline', function () { tell(OFFLINE); });
  function brief(text) { tell(text); setTimeout(function () { doc.getElementById('say').className = 'sr'; }, 4e3); }
  addEventListener('online', function () { brief('You are back online.'); });
}());
