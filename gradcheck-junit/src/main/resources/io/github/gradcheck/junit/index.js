'use strict';
// Leaves only the draws in which all the words stand, of their tests or of themselves. Without the script all are shown.
(() => {
  const words = document.getElementById('words');
  const failed = document.getElementById('failed');
  const draws = [...document.querySelectorAll('tbody')].map(test => ({
    test,
    name: test.rows[0].textContent.toLowerCase(),
    rows: [...test.rows].slice(1).map(row => ({ row, text: row.textContent.toLowerCase() })),
  }));

  function filter() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    let all = 0;
    for (const { test, name, rows } of draws) {
      const before = shown;
      for (const { row, text } of rows) {
        row.hidden = !wanted.every(word => name.includes(word) || text.includes(word)) || (failed.checked && !row.classList.contains('failed'));
        shown += row.hidden ? 0 : 1;
        all += 1;
      }
      test.hidden = shown === before;
    }
    document.getElementById('shown').textContent = shown === all ? '' : shown + ' of ' + all + ' lines';
  }

  words.addEventListener('input', filter);
  failed.addEventListener('change', filter);
  document.getElementById('filter').hidden = false;
  filter();
})();
