
(function () {
  'use strict';
  var input = document.getElementById('search');
  var table = document.querySelector('table[data-search]');
  if (!input) { return; }
  var shown = document.getElementById('shown');
  var noun = table.dataset.noun;
  var rows = Array.from(table.querySelectorAll(table.dataset.search));
  var texts = rows.map(function (row) {
    return Array.from(row.querySelectorAll('th, td, code, bdi, span')).map(function (part) { return part.textContent; }).join(' ').toLowerCase();
  });
  function search() {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    rows.forEach(function (row, i) {
      row.hidden = !words.every(function (word) { return texts[i].includes(word); });
      count += row.hidden ? 0 : 1;
    });
    var total = rows.length.toLocaleString('en') + ' ' + noun + (rows.length === 1 ? '' : 's');
    shown.textContent = words.length ? count.toLocaleString('en') + ' of ' + total : total;
  }
  input.addEventListener('input', search);
  document.getElementById('search-box').hidden = false;
  search();
}());
