'use strict';
/*
 * The page of one draw: has every check of verify.js repeated and shows what they find. Everything that comes from
 * published files is shown as text, never as markup.
 */
(() => {
  const { say, colon, comma, fill, make, checkItem, showVerdict, showProgress, sayOfKey, fail, ASSURANCES } = window.verifyWords;
  const { noticeList } = window.verifyNotices;
  const { draw } = document.getElementById('draw').dataset;
  const base = new URL(document.documentElement.dataset.root, location.href).href;
  const element = (id) => document.getElementById(id);
  const REASONS = {
    cap: say('本年度检查次数已达上限', 'the yearly cap on inspections is reached'),
    cooldown: say('距上次检查不足规定天数', 'inspected too recently'),
    drawn: say('本年度本行业已被抽中', 'drawn for this sector this year already'),
  };
  let report = null, shownFirm = null;

  const ask = window.startVerifier(base, (step) => {
    showProgress(element('progress'), element('progress-text'), step);
    if (step.finding) element('checks').append(checkItem(step.finding));
  });

  const code = (text) => make('code', text);
  const rows = (...pairs) => make('dl', pairs.filter(Boolean).flatMap(([name, value]) => [make('dt', name), make('dd', value)]));
  const show = (id, ...content) => {
    element(id).hidden = false;
    if (content.length) fill(element(id), ...content);
  };

  function showReport(found, key) {
    report = found;
    fill(element('checks'), ...report.findings.map(checkItem));
    showVerdict(element('verdict'), report.verdict, report.findings);
    sayOfKey(key, report.findings.find((f) => f.name === 'ledger'));
    if (report.assurance) showAssurance(report.assurance);
    if (report.keptBack) showWithheld(report);
    fill(element('notices'), ...noticeList(report.notices));
    element('notices-part').hidden = report.notices.length === 0;
    showComparison(report.values.filter((v) => v.compare));
    if (report.commitment) show('firm-part');
    fill(element('picture-of'), ...report.strata.map((s) => make('option', say(`${s.name}（${s.stratum}）抽 ${s.take} / ${s.eligible}`, `${s.name} (${s.stratum}): ${s.take} of ${s.eligible}`), { value: s.stratum })));
    if (report.strata.some((s) => s.cutoff)) {
      element('zoom').checked = report.strata.some((s) => s.eligible > 400);
      show('picture-part');
      showPicture();
    }
  }

  function showAssurance(level) {
    const [name, proves, lacks] = ASSURANCES[level];
    show('assurance', make('h3', [say('可信程度', 'Assurance'), colon, name]), make('p', proves), make('p', lacks));
  }

  function showWithheld({ keptBack }) {
    show('withheld', make('h3', say(`名单延后公开，至迟 ${keptBack}`, `Kept back until ${keptBack} at the latest`)),
      make('p', say('为不事先通知被检查企业，抽取已经完成，但抽中企业名单、检查组、回避情况和本机关的密封值要到检查结束后才公开。账本中已有抽取结果的摘要，此后谁也不能更改。',
        'So that visits come unannounced, the draw is done but its list, teams, recusals and the bureau\'s own value are published after the last visit. The receipt\'s digest stands in the ledger: nobody can change it.')));
  }

  function showComparison(values) {
    if (values.length === 0) return;
    show('compare', make('h3', say('请与发布机构核对', 'Compare with the publisher')),
      make('p', say('除了亲自核对的人，没有谁核对过下列数值：本页只能验证它们的形式和时间。随机信标（drand）的数值是其签名的 SHA-256，但签名是否确由该信标网络发布，本页不能验证。',
        'Nobody has compared these but whoever does it: this page can check only their form and time. A drand value is the SHA-256 of its signature, but that the pulse is the network\'s own is not checked here.')),
      make('ul', values.map(({ name, value, signature }) => make('li', [code(name), ' = ', code(value),
        ...(signature ? [say('，签名 ', ', signature '), code(signature)] : []),
        ' ', ...publisherOf(name)]))));
  }

  function publisherOf(name) {
    const round = name.startsWith('drand:quicknet/') && name.slice('drand:quicknet/'.length);
    if (round) return ['→ ', make('a', 'api.drand.sh', { href: `https://api.drand.sh/52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/public/${round}`, rel: 'noreferrer' })];
    return [`→ ${name.startsWith('ssq:') ? say('中国福利彩票双色球开奖公告', 'announcements of the China Welfare Lottery, Double Colour Ball')
      : say('中国体育彩票大乐透开奖公告', 'announcements of the China Sports Lottery, Super Lotto')}`];
  }

  // ── One firm ──

  function showFirm(id, firm) {
    shownFirm = null;
    if (!firm) {
      show('firm-result', make('p', say('名录无法核验，不能查询。', 'The list cannot be verified, so nothing can be looked up.')));
    } else if (firm.projects) {
      show('firm-result', ...(firm.projects.length ? projectsOf(id, firm.projects) : strangerTo(id)));
    } else {
      shownFirm = { id, ...firm };
      show('firm-result', outcomeOf(id, firm), ...(firm.ticket ? ticketOf(id, firm) : []), ...proofOf(firm));
      if (firm.ticket) element('picture-of').value = firm.leaf.stratum;
    }
    showPicture();
  }

  const strangerTo = (id) => [
    make('p', make('strong', say(`${id} 不在本次名录中`, `${id} is not in this list`))),
    make('p', say('请核对代码。若贵单位确属本行业监管对象，则名录有遗漏：这是任何核验都发现不了的，请向本机关或其监督机关反映。',
      'Check the code. If the firm does belong to this sector, the list omits it: no verification can find that, so tell the bureau or those who oversee it.'))];

  const projectsOf = (id, projects) => [
    make('p', say(`${id} 以项目列入名录，请选择项目：`, `${id} is listed by its projects; choose one:`)),
    make('p', projects.flatMap((project) => {
      const button = make('button', project, { type: 'button' });
      button.addEventListener('click', () => lookUp(project));
      return [button, ' '];
    }))];

  function outcomeOf(id, { leaf, drawn, eligible, team, ticket, rank, take }) {
    if (leaf.excluded && !eligible) {
      return make('div', [make('p', make('strong', say(`${id} 不参加本次抽取`, `${id} could not be drawn`))),
        make('ul', leaf.excluded.map((reason) => make('li', REASONS[reason])))], { class: 'outcome excluded' });
    }
    if (!ticket) {
      const until = report.keptBack;
      return make('div', make('p', until ? say(`${id} 可以被抽中；是否抽中至迟 ${until} 公开`, `${id} may have been drawn: the list is kept back until ${until} at the latest`)
        : say(`${id} 参加抽取，尚未抽取`, `${id} takes part; nothing is drawn yet`)), { class: 'outcome' });
    }
    return make('div', drawn
      ? [make('p', make('strong', say(`${id} 抽中`, `${id} was drawn`))),
        ...(team ? [make('p', team.length ? say(`检查组：${team.join(comma)}（首位为组长）`, `Team, the leader first: ${team.join(comma)}`) : say('无法随机组成检查组，须另行指定', 'No team could be drawn: it is named'))] : [])]
      : [make('p', make('strong', say(`${id} 未抽中`, `${id} was not drawn`))), make('p', say(`名次 ${rank}，本层抽取前 ${take} 名`, `Rank ${rank}; the first ${take} of its stratum are drawn`))],
      { class: `outcome ${drawn ? 'drawn' : 'not-drawn'}` });
  }

  const ticketOf = (id, { ticket, cutoff, eligible, rank, of, take, prk, leaf }) => [
    rows([say('票号', 'Ticket'), code(ticket)],
      [say('切线（本层抽中的最大票号）', 'Cut-off, the largest ticket drawn in its stratum'), cutoff ? code(cutoff) : '—'],
      [say(`本层（${leaf.stratum}）名次`, `Rank in stratum ${leaf.stratum}`), eligible ? say(`${rank} / ${of}（抽取 ${take}）`, `${rank} / ${of} (drawn: ${take})`) : '—'],
      [say('自己算一遍票号', 'Compute the ticket yourself'), code(`printf 'firm:${id}\\001' | openssl dgst -sha256 -mac HMAC -macopt hexkey:${prk}`)])];

  const proofOf = ({ index, size, leafText, leafHash, steps, root, rootHolds }) => [
    make('h3', say('包含证明：名录的这一行通向承诺中的根', 'Inclusion proof: this line of the list leads to the committed root')),
    rows([say('名录中的位置', 'Place in the list'), `${index + 1} / ${size}`], [say('名录条目', 'The line'), code(leafText)],
      [say('叶哈希 = SHA-256(00 ‖ 条目)', 'Leaf hash = SHA-256(00 ‖ line)'), code(leafHash)]),
    make('ol', steps.map(({ side, sibling, hash }) => make('li', [
      make('p', [side === 'left' ? say('左 ', 'left ') : say('右 ', 'right '), code(sibling)]),
      make('p', [side === 'left' ? say('→ SHA-256(01 ‖ 左 ‖ 本) = ', '→ SHA-256(01 ‖ left ‖ this) = ') : say('→ SHA-256(01 ‖ 本 ‖ 右) = ', '→ SHA-256(01 ‖ this ‖ right) = '), code(hash)])])), { class: 'proof' }),
    rows([say('重算的根', 'Root recomputed'), [code(root), make('b', rootHolds ? say(' ✓ 与承诺一致', ' ✓ as committed') : say(' ✗ 与承诺不符', ' ✗ NOT as committed'))]])];

  const lookUp = (id) => ask('firm', { id }).then((firm) => showFirm(id, firm), fail);

  // ── The picture ──

  const showPicture = () => ask('picture', { stratum: element('picture-of').value }).then((found) => found && paint(element('picture'), found), fail);

  /** Tickets on a line from 0: drawn ones in the upper lane, others in the lower, the cut-off between; the firm looked up is marked. */
  function paint(canvas, { stratum, take, places }) {
    const scale = window.devicePixelRatio || 1, width = canvas.clientWidth, height = 150;
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext('2d');
    pen.scale(scale, scale);
    const left = 4, cutoff = take > 0 ? places[take - 1] : 0;
    const end = element('zoom').checked && cutoff > 0 && cutoff < 0.4 ? 2 * cutoff : 1;
    const x = (place) => left + (place / end) * (width - 2 * left);
    const bar = (colour, place, top, tall, wide) => { pen.fillStyle = colour; pen.fillRect(x(place), top, wide, tall); };
    pen.font = '13px sans-serif';
    const label = (words, place, top, colour = '#1d2733') => {
      pen.fillStyle = colour;
      pen.fillText(words, Math.max(left, Math.min(x(place) + 4, width - pen.measureText(words).width - left)), top);
    };
    bar('#1d2733', 0, 78, 1, width - 2 * left);
    places.forEach((place, rank) => {
      if (place > end) return;
      if (rank < take) bar('#b5232a', place, 44, 34, 2);
      else bar('#5b6775', place, 79, 24, 1);
    });
    if (take > 0) {
      pen.setLineDash([4, 3]);
      pen.strokeStyle = '#1d2733';
      pen.beginPath();
      pen.moveTo(x(cutoff) + 2, 20);
      pen.lineTo(x(cutoff) + 2, 126);
      pen.stroke();
      pen.setLineDash([]);
      label(say(`切线 ${cutoff.toFixed(4)}`, `cut-off ${cutoff.toFixed(4)}`), cutoff, 16);
    }
    label('0', 0, 140);
    label(String(Number(end.toPrecision(3))), end, 140);
    const mine = shownFirm && shownFirm.ticket && shownFirm.leaf.stratum === stratum ? shownFirm : null;
    if (mine) {
      const at = Math.min(x(mine.place), width - left);
      pen.fillStyle = '#0b57a4';
      pen.beginPath();
      pen.moveTo(at, mine.drawn ? 44 : 103);
      pen.lineTo(at - 6, mine.drawn ? 34 : 113);
      pen.lineTo(at + 6, mine.drawn ? 34 : 113);
      pen.fill();
      label(mine.id, Math.min(mine.place, end), mine.drawn ? 32 : 126, '#0b57a4');
    }
    describe(places.length, take, cutoff, mine);
  }

  function describe(eligible, take, cutoff, mine) {
    const own = mine ? [say(` ${mine.id} 的票号在 ${mine.place.toFixed(4)}，名次 ${mine.rank || '—'}，${mine.drawn ? '抽中' : '未抽中'}。`,
      ` ${mine.id} stands at ${mine.place.toFixed(4)}, rank ${mine.rank || '—'}, ${mine.drawn ? 'drawn' : 'not drawn'}.`)] : [];
    fill(element('picture-text'), say(`票号从 0（左）到 1（右），共 ${eligible} 家可抽；上排 ${take} 家抽中，下排未抽中，虚线为切线 ${cutoff.toFixed(4)}。`,
      `Tickets from 0 (left) to 1 (right): of ${eligible} firms that could be drawn, the ${take} in the upper lane were; the dashed line is the cut-off at ${cutoff.toFixed(4)}.`), ...own);
  }

  for (const id of ['picture-of', 'zoom']) element(id).addEventListener('change', showPicture);
  let resized = 0;
  window.addEventListener('resize', () => {
    clearTimeout(resized);
    resized = setTimeout(() => { if (!element('picture-part').hidden) showPicture(); }, 150);
  });
  element('firm-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const id = element('firm-id').value.trim();
    if (id) lookUp(id);
  });
  window.whenFilesAreKnown(base, ask, (where) => {
    fill(element('checks'));
    return ask('draw', { draw, ...where }).then((found) => showReport(found, where.key)).catch(fail);
  });
})();
