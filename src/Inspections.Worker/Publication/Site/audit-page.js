'use strict';
/* The page of the whole folder: every draw repeated, every sector's year checked, a section for each. */
(() => {
  const { say, colon, fill, make, term, checkItem, showVerdict, showProgress, sayOfKey, fail, CHECKS, VERDICTS, ASSURANCES } = window.verifyWords;
  const { noticeList } = window.verifyNotices;
  const base = new URL(document.documentElement.dataset.root || './', location.href).href;
  const element = (id) => document.getElementById(id);
  const ask = window.startVerifier(base, (step) => showProgress(element('progress'), element('progress-text'), step));

  function showAudit({ verdict, ledger, draws, sectors, notices }, key) {
    const places = new Map([...draws.map((d) => [d.findings, d.draw]), ...sectors.map((s) => [s.findings, `${s.sector || ''} ${s.year}`])]
      .flatMap(([findings, place]) => findings.filter((f) => f.name !== 'ledger').map((f) => [f, place])));
    showVerdict(element('verdict'), verdict, [ledger, ...places.keys()], (f) => places.get(f));
    fill(element('ledger'), checkItem(ledger));
    sayOfKey(key, ledger);
    element('notices-part').hidden = notices.length === 0;
    fill(element('notices'), ...noticeList(notices, (draw) => make('a', draw, { href: `draws/${draw}/` })));
    const rest = draws.filter((d) => !sectors.some((s) => s.sector === d.sector && s.year === d.year));
    fill(element('years'), ...sectors.map((s) => sectorPart(s, draws.filter((d) => d.sector === s.sector && d.year === s.year))),
      ...(rest.length > 0 ? [make('section', [make('h2', say('没有台账的抽取', 'Draws without a ledger')), drawTable(rest, 'draws')])] : []));
  }

  const wrongOf = ({ findings }) => findings.filter((f) => f.state !== 'ok');

  function sectorPart({ sector, year, name, closed, findings }, draws) {
    return make('section', [
      make('h2', [say(`${name} ${year} 年${closed ? '（已结束）' : '（未结束）'}`, `${name} ${year}, ${closed ? 'closed' : 'open'}`), ' ', ...(sector ? [term(sector)] : [])]),
      make('ul', findings.map(checkItem), { class: 'checks' }),
      sector === null ? null : draws.length === 0 ? make('p', say('没有抽取。', 'No draws.')) : drawTable(draws, `${name} ${year}`),
    ]);
  }

  function drawTable(draws, label) {
    const columns = [say('抽取', 'Draw'), say('结论', 'Verdict'), say('可信程度', 'Assurance'), say('抽取数 / 名录', 'Drawn of')];
    if (draws.some((d) => wrongOf(d).length)) columns.push(say('未通过或不全', 'What fails or is missing'));
    return make('div', make('table', [
      make('thead', make('tr', columns.map((column) => make('th', column, { scope: 'col' })))),
      make('tbody', draws.map((d) => drawRow(d, columns.length > 4)))]), { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label });
  }

  function drawRow({ draw, verdict, assurance, findings, commitment, end }, withFaults) {
    const [style, word] = VERDICTS[verdict], wrong = wrongOf({ findings });
    const drawn = commitment && end === 'receipt' ? `${commitment.quotas.reduce((sum, q) => sum + q.take, 0)} / ${commitment.frame.size}` : end === 'void' ? say('作废', 'void') : '—';
    return make('tr', [
      make('th', make('a', draw, { href: `draws/${draw}/` }), { scope: 'row' }),
      make('td', word, { class: style }),
      make('td', assurance ? ASSURANCES[assurance][0] : '—'),
      make('td', drawn),
      ...(withFaults ? [make('td', wrong.map((f) => make('p', [make('b', CHECKS[f.name][0]), ' ', term(f.name), colon, f.state === 'failed' ? say(`应为 ${f.expected}，实为 ${f.found}`, `expected ${f.expected}, found ${f.found}`) : f.found])))] : []),
    ]);
  }

  window.whenFilesAreKnown(base, ask, (where) => ask('folder', where).then((found) => showAudit(found, where.key)).catch(fail));
})();
