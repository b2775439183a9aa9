
(function () {
  'use strict';
  var table = document.getElementById('deals');
  if (!table) { return; }
  var body = table.tBodies[0];
  function key(row, column) {
    var cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent.toLowerCase() : Number(cell.dataset.sort);
  }
  function compare(a, b) {
    if (typeof a === 'number') { return typeof b === 'number' ? a - b : -1; }
    if (typeof b === 'number') { return 1; }
    // Empty cells last, whichever way.
    if (a === '' || b === '') { return (a === '') - (b === ''); }
    return String(a).localeCompare(String(b), 'en', { numeric: true });
  }
  Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.textContent = '';
    head.appendChild(button);
    button.addEventListener('click', function () {
      var down = head.getAttribute('aria-sort') === 'ascending';
      Array.from(table.tHead.rows[0].cells).forEach(function (other) { other.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      Array.from(body.rows)
        .map(function (row) { return { row: row, key: key(row, column) }; })
        .sort(function (a, b) { return a.key === '' || b.key === '' ? compare(a.key, b.key) : (down ? -1 : 1) * compare(a.key, b.key); })
        .forEach(function (entry) { body.appendChild(entry.row); });
    });
  });
}());
