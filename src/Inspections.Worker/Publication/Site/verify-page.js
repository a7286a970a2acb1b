'use strict';
/*
 * The page of one draw: starts the checks of verify.js in a worker thread and shows what they find. Everything that comes
 * from published files is shown as text, never as markup.
 */
(() => {
  const { draw, root } = document.body.dataset;
  const base = new URL(root, location.href).href;
  const element = (id) => document.getElementById(id);
  const WORDS = { ok: '通过 ok', failed: '未通过 failed', incomplete: '资料不全 incomplete' };
  const VERDICTS = {
    VALID: '有效 VALID：全部核验通过 every check holds',
    INVALID: '无效 INVALID：有核验未通过 a check fails',
    INCOMPLETE: '资料不全 INCOMPLETE：有文件尚未公布 something is not published yet',
  };
  const ASSURANCES = {
    'self-sealed': '自封 self-sealed：承诺之后没有改动；不能证明随机数由谁选定 nothing changed after the commitment; who chose the value is not shown',
    witnessed: '有见证 witnessed：至少两家见证机构各自封存了随机数 two or more witnesses each sealed a value',
    public: '公开随机源 public：随机数无人可以选定 values nobody can choose',
  };

  const thread = new Worker(new URL('verify.js', base));
  const waiting = [];
  thread.onmessage = ({ data }) => {
    if (data.progress) showProgress(data.progress);
    else if (data.error) fail(data.error);
    else waiting[data.number](data.result);
  };
  thread.onerror = (event) => fail(event.message);

  function ask(task, more, then) {
    const number = waiting.push(then) - 1;
    thread.postMessage({ number, task, ...more });
  }

  function text(tag, content, className) {
    const node = document.createElement(tag);
    node.textContent = content;
    if (className) node.className = className;
    return node;
  }

  function fail(message) {
    element('verdict').textContent = `核验程序出错 the verifier stopped: ${message}`;
    element('verdict').className = 'failed';
  }

  function showProgress({ done, total, finding }) {
    if (total) {
      element('progress').max = total;
      element('progress').value = done;
    }
    if (finding) addFinding(finding);
  }

  function addFinding({ name, state, expected, found }) {
    const row = document.createElement('tr');
    row.id = `check-${name}`;
    row.append(text('td', name), text('td', WORDS[state], state), text('td', state === 'ok' ? found : `应为 expected: ${expected}\n实为 found: ${found}`));
    element('checks').append(row);
  }

  function showReport(report) {
    element('checks').replaceChildren();
    report.findings.forEach(addFinding);
    element('progress').hidden = true;
    element('verdict').textContent = VERDICTS[report.verdict];
    element('verdict').className = { VALID: 'ok', INVALID: 'failed', INCOMPLETE: 'incomplete' }[report.verdict];
    element('assurance').textContent = report.assurance ? ASSURANCES[report.assurance] || report.assurance : '';
    element('notices').replaceChildren(...report.notices.map((n) => text('li', typeof n === 'string' ? n : `${n.zh} ${n.en}`)));
    element('teams').replaceChildren(...(report.teams || []).map(({ firm, inspectors }) => {
      const row = document.createElement('tr');
      row.append(text('td', firm), text('td', inspectors.join('、') || '无法组成，须指定 none could be drawn'));
      return row;
    }));
    element('picture-of').replaceChildren(...report.strata.map((s) => {
      const option = text('option', `${s.name}（${s.stratum}）抽 ${s.take} / ${s.eligible}`);
      option.value = s.stratum;
      return option;
    }));
    element('after').hidden = false;
    showPicture();
  }

  const showPicture = () => ask('picture', { stratum: element('picture-of').value }, (picture) => picture && paint(element('picture'), picture));

  /** Tickets from 0 (left) to 1 (right); drawn ones are red, and the line is the cut-off. */
  function paint(canvas, { take, places }) {
    const { width, height } = canvas;
    const pen = canvas.getContext('2d');
    pen.clearRect(0, 0, width, height);
    pen.fillStyle = '#8b97a5';
    pen.fillRect(0, height - 14, width, 1);
    places.forEach((place, rank) => {
      pen.fillStyle = rank < take ? '#b5232a' : '#8b97a5';
      const tall = rank < take ? height - 30 : (height - 30) / 2;
      pen.fillRect(place * (width - 2), height - 14 - tall, rank < take ? 2 : 1, tall);
    });
    if (take > 0) {
      const cutoff = places[take - 1] * (width - 2);
      pen.fillStyle = '#1d2733';
      pen.fillRect(cutoff + 2, 4, 1, height - 18);
      pen.font = '13px sans-serif';
      pen.fillText('切线 cut-off', Math.min(cutoff + 8, width - 90), 14);
    }
  }

  function showFirm(id, firm) {
    const list = element('firm-result');
    if (!firm) {
      list.replaceChildren(text('dt', id), text('dd', '不在本次名录中 not in this frame'));
      return;
    }
    const rows = [['名录序号 place in the frame', `${firm.index + 1} / ${firm.size}`], ['名录条目 leaf', firm.leafText]];
    if (firm.ticket) {
      rows.push(
        ['票号 ticket', firm.ticket],
        ['切线 cut-off', firm.cutoff || '—'],
        ['名次 rank in its stratum', firm.eligible ? `${firm.rank} / ${firm.of}（抽 drawn: ${firm.take}）` : '不参加本次抽取 may not be drawn'],
        ['结果 outcome', firm.drawn ? `抽中 drawn；检查组 team: ${(firm.team || []).join('、')}` : '未抽中 not drawn'],
      );
    }
    rows.push(
      ['叶哈希 leaf hash', firm.leafHash],
      ['包含证明 inclusion proof', firm.proof.join('\n') || '—'],
      ['重算的根 root recomputed', `${firm.root}（${firm.rootHolds ? '与承诺一致 as committed' : '与承诺不符 NOT as committed'}）`],
    );
    list.replaceChildren(...rows.flatMap(([name, value]) => [text('dt', name), text('dd', value)]));
  }

  element('picture-of').addEventListener('change', showPicture);
  element('firm-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const id = element('firm-id').value.trim();
    ask('firm', { id }, (firm) => showFirm(id, firm));
  });
  ask('draw', { root: base, draw }, showReport);
})();
