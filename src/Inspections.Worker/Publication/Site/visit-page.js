'use strict';
/*
 * The page that a telephone opens from the code on an inspection notice: at once what is public of the firm's page, then the draw repeated by verify.js.
 * What comes from the code or from published files is shown as text, never as markup.
 */
(() => {
  const { say, fill, make, checkItem, showVerdict, showProgress, sayOfKey, fail } = window.verifyWords;
  const { read, compare, isSameTeam } = window.visitCode;
  const base = new URL(document.documentElement.dataset.root || './', location.href).href;
  const pages = new URL('./', location.href).href;
  const element = (id) => document.getElementById(id);
  const box = element('visit');
  let claim = null, facts = null, isRead = false, verified = null, ask = null;

  const MARKS = new Map([[true, ['✓', 'ok']], [false, ['✗', 'failed']], [null, ['！', 'incomplete']]]);
  const row = (name, value) => [make('dt', name), make('dd', value)];
  const today = () => new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);

  function sentence({ what, fits }) {
    switch (what) {
      case 'firm': return fits ? say(`${claim.firm} 在这次抽取中被抽中`, `${claim.firm} was drawn in this draw`)
        : say(`${claim.firm} 不在 ${claim.draw} 公布的抽中企业里`, `${claim.firm} is not among the firms that ${claim.draw} drew`);
      case 'team': return fits ? say('码上的检查人员就是现在公示的检查组', 'The inspectors of the code are the team that is public now')
        : say('码上的检查人员与现在公示的检查组不同；人员调换过的，应当出示新的通知书', 'The inspectors of the code are not the team that is public now; after a substitution there is a new notice');
      case 'window': return fits ? say(`码上的检查日 ${claim.day} 在公示的检查期内`, `The day of the code, ${claim.day}, is within the days that are public`)
        : say(`码上的检查日 ${claim.day} 不在公示的检查期内`, `The day of the code, ${claim.day}, is not within the days that are public`);
      case 'over': return say(`这次检查已于 ${facts.on} 完成，结果已经公示`, `This inspection was done on ${facts.on}, and its result is public`);
      default: return say(`今天是 ${today()}，不是码上的检查日 ${claim.day}：当天来检查的，请问明原因`, `Today is ${today()}, not the day of the code, ${claim.day}: whoever comes today should say why`);
    }
  }

  /** What the whole comes to: its style and its words. */
  function headline(found) {
    if (verified && verified.fault) return ['failed', say('不符：', 'It does not fit: ') + verified.fault];
    if (verified && verified.keptBack) return ['incomplete', say(`现在无法核对：名单至迟 ${verified.keptBack} 公开`, `It cannot be checked yet: the list is public by ${verified.keptBack} at the latest`)];
    if (!isRead) return ['incomplete', say('正在查对', 'Looking it up')];
    if (found.some((f) => f.fits === false)) return facts || verified ? ['failed', say('不符', 'It does not fit')] : ['incomplete', say('没有查到，正在核验', 'Not found; the draw is being verified')];
    if (!verified) return ['incomplete', say('与公示相符；抽取尚未核验', 'It fits what is public; the draw is not verified yet')];
    return verified.verdict === 'VALID' ? ['ok', say('相符：抽取核验有效', 'It fits: the draw is verified VALID')]
      : ['incomplete', say('与公示相符；抽取的资料不全，不能核验', 'It fits what is public; the draw cannot be verified, something is missing')];
  }

  function show() {
    const found = isRead ? compare(claim, facts, today()) : [];
    const [style, words] = headline(found);
    box.className = style;
    fill(box, make('p', make('strong', words)),
      make('dl', [
        ...row(say('企业', 'Firm'), facts ? [facts.name, make('br', []), claim.firm] : claim.firm),
        ...row(say('抽取', 'Draw'), [facts ? `${facts.drawn} ` : '', make('a', claim.draw, { href: `draws/${claim.draw}/index.html` })]),
        ...(facts ? [
          ...row(say('检查人员（现在公示的）', 'Inspectors, as public now'), facts.names || say('尚未确定', 'not named yet')),
          ...row(say('检查期', 'Days'), facts.until ? say(`${facts.from} 至 ${facts.until}`, `${facts.from} to ${facts.until}`) : '—'),
          ...row(say('检查事项', 'Items'), facts.items || '—')] : []),
      ]),
      ...(verified && verified.keptBack ? [] : [make('ul', found.map((f) => {
        const [mark, name] = MARKS.get(f.fits);
        return make('li', [make('span', mark, { class: 'mark', 'aria-hidden': 'true' }), ' ', sentence(f)], { class: name });
      }))]));
  }

  /** What the firm's page says of it in the draw; null where it says nothing. */
  async function lookUp() {
    const answer = await fetch(new URL(`firms/${encodeURIComponent(claim.firm)}.html`, pages).href, { cache: 'no-cache', credentials: 'same-origin' });
    if (answer.status !== 404 && !answer.ok) throw new Error(`HTTP ${answer.status}`);
    const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
    const part = page && Array.from(page.querySelectorAll('[data-visit]')).find((e) => e.dataset.visit === claim.draw && e.dataset.firm === claim.firm);
    if (!part) return null;
    const { name, drawn, team, names, from, until, items, on, joint } = part.dataset;
    return { name, drawn, team: team ? team.split(',') : [], names, from, until, items, on: on || '', isJoint: joint === 'true' };
  }

  async function conclude(report) {
    verified = { verdict: report.verdict, keptBack: report.keptBack, fault: null };
    if (report.verdict === 'INVALID') verified.fault = say('这次抽取没有通过核验', 'the draw fails its verification');
    else if (!report.commitment) verified.fault = say(`公示里没有 ${claim.draw} 这次抽取`, `nothing is published of a draw ${claim.draw}`);
    else if (!report.keptBack) {
      const firm = await ask('firm', { id: claim.firm });
      if (!firm || !firm.drawn) verified.fault = say(`${claim.firm} 在这次抽取中没有被抽中`, `${claim.firm} was not drawn in this draw`);
      else if (facts && !facts.isJoint) {
        const team = await ask('team', { id: claim.firm });
        if (team && !isSameTeam(team, facts.team)) verified.fault = say('企业页面上的检查组与账本不符', 'the team on the firm\'s page is not that of the ledger');
      }
    }
    show();
  }

  claim = read(location.hash);
  window.addEventListener('hashchange', () => location.reload());
  if (!claim) {
    window.verifyWatch.pause();
    box.className = 'failed';
    fill(box, make('p', make('strong', say('没有完整的检查码', 'No whole code'))),
      make('p', say('请扫描检查通知书上的检查码打开本页。扫码后仍显示这句话的，码是残缺或伪造的，可以在“查企业”里按名称或代码查找。',
        'Open this page by the code on an inspection notice. Where it says this after scanning, the code is damaged or forged; look the firm up by its name or code.')));
    return;
  }

  show();
  ask = window.startVerifier(base, (step) => showProgress(element('progress'), element('progress-text'), step));
  const wait = location.protocol === 'file:' ? Promise.resolve() : lookUp().then((found) => {
    facts = found;
    isRead = true;
    show();
  }, (error) => {
    fill(box, make('p', make('strong', say('现在无法核对', 'It cannot be checked now'))), make('p', error.message));
  });
  window.whenFilesAreKnown(base, ask, (where) => Promise.all([ask('draw', Object.assign({ draw: claim.draw }, where)), wait]).then(([report]) => {
    fill(element('checks'), ...report.findings.map(checkItem));
    showVerdict(element('verdict'), report.verdict, report.findings);
    sayOfKey(where.key, report.findings.find((f) => f.name === 'ledger'));
    return conclude(report);
  }).catch(fail));
})();
