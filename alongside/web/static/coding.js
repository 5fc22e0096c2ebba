/* Coding: keys, and marking a part of the words. Every step works without this file. */
(function () {
  'use strict';
  var doc = document, form = doc.getElementById('choose'), told = doc.getElementById('told'), help = doc.getElementById('keys');
  var part = doc.getElementById('part'), chosen = doc.getElementById('chosen'), store;
  try { store = window.sessionStorage; } catch (e) { store = null; }
  if (!form || !help) return;

  /* Places are counted in code points, as the server counts them. */
  function letters(text) { return Array.from(text).length; }
  function place(node, offset) {
    var label = (node.nodeType === 1 ? node : node.parentNode).closest('label[data-at]');
    if (!label || !told.contains(label)) return null;
    var range = doc.createRange();
    range.setStart(label, 0);
    range.setEnd(node, offset);
    return +label.dataset.at + letters(range.toString());
  }
  function mark(from, to) {
    part.value = from === null ? '' : from + '-' + to;
    chosen.hidden = from === null;
  }
  doc.addEventListener('selectionchange', function () {
    var all = doc.getSelection();
    if (!all.rangeCount || all.isCollapsed) return;
    var range = all.getRangeAt(0), from = place(range.startContainer, range.startOffset), to = place(range.endContainer, range.endOffset);
    if (from === null || to === null || from >= to) return;
    mark(from, to);
    chosen.querySelector('b').textContent = all.toString().replace(/\s+/g, ' ');
  });

  /* Single keys can be turned off, and do nothing while somebody writes. */
  var off = store && store.getItem('no-keys'), button = help.querySelector('button'), words = button.textContent;
  function put() { button.textContent = off ? button.dataset.on : words; doc.body.classList.toggle('no-keys', !!off); }
  button.onclick = function () { off = off ? '' : 1; if (store) store.setItem('no-keys', off); put(); };
  help.hidden = false;
  doc.body.classList.add('has-keys');
  put();
  function go(rel) { var link = doc.querySelector('a[rel=' + rel + ']'); if (link) link.click(); }
  doc.addEventListener('keydown', function (e) {
    var on = doc.activeElement, writes = on && (on.tagName === 'TEXTAREA' || on.tagName === 'SELECT' || (on.tagName === 'INPUT' && on.type !== 'checkbox'));
    if (off || writes || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key >= '1' && e.key <= '9') {
      var code = doc.getElementById('c' + e.key);
      if (code) { code.checked = !code.checked; code.focus(); }
    } else if (e.key === 'n') go('next');
    else if (e.key === 'p') go('prev');
    else if (e.key === 'r') { var read = doc.querySelector('#read button'); if (read) read.click(); }
    else if (e.key === '?') { help.open = !help.open; if (help.open) help.querySelector('summary').focus(); }
    else if (e.key === 'Escape') mark(null);
    else if (e.key === 'Enter' && on && on.type === 'checkbox') form.querySelector('button.go').click();
    else return;
    e.preventDefault();
  });
}());
