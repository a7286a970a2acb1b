'use strict';
/* What the pages say of checks, verdicts and assurances: Chinese first, then English. And how they say it: as text, never as markup. */
window.verifyWords = (() => {
  const CHECKS = {
    commitment: ['承诺', '承诺文件就是账本中登记的那一份', 'the commitment is the one entered in the ledger'],
    policy: ['政策', '比例、批次、检查组人数来自此前公布的政策文件', 'rates, rounds and team come from a policy published before'],
    history: ['历史', '承诺锁定了此前的全部账本；上一轮已结束并公开', 'the ledger before it is locked in; the last round ended and was disclosed'],
    frame: ['检查对象名录', '名录就是承诺锁定的那一份，一字未改', 'the list of firms is the one committed to, to the byte'],
    roster: ['执法人员名录', '执法人员名录就是承诺锁定的那一份', 'the list of inspectors is the one committed to'],
    recusals: ['回避', '被抽企业的回避情况在抽取之前已经锁定', 'recusals of the drawn firms were fixed before the draw'],
    quotas: ['抽取数量', '各层抽取数由名录、比例和年度下限算出', 'the numbers to draw follow from list, rates and yearly floor'],
    sources: ['随机值', '随机值的形式、时间正确，与密封摘要相符', 'random values have their form and time and open their digests'],
    key: ['抽取密钥', '密钥由承诺和随机值算出', 'the key follows from commitment and values'],
    selection: ['抽取', '抽中的正是每层票号最小的企业', 'the firms drawn are those with the smallest tickets'],
    teams: ['选派', '检查组由票号、名录和回避算出', 'the teams follow from tickets, roster and recusals'],
    receipt: ['抽取结果', '公布的结果与重算结果一致，并已登记', 'the receipt is the one made again, and entered'],
    ends: ['结局', '每个承诺只有一个结局：抽取，或依规作废', 'one end: a receipt, or a void that was allowed'],
    ledger: ['账本', '账本条目、次序、签名检查点正确', 'entries, their order and the signed checkpoint'],
    witnesses: ['见证', '见证机构签署的内容与公布的一致', 'what witnesses signed is what is published'],
    flags: ['排除标记', '每个排除理由、最大名录和消失企业数可由账本重算', 'every exclusion, the largest list and the gone firms recomputed'],
    coverage: ['覆盖率', '年度抽查覆盖率不低于下限', 'enough distinct firms in the year'],
    rounds: ['批次', '年度抽取批次足够，年度按期关闭', 'enough rounds in the year, which is closed in time'],
    outcomes: ['结果', '每家被抽企业有一个检查结果，由其检查组作出', 'one result per drawn firm, by its team'],
  };
  const STATES = { ok: ['✓', '通过', 'ok'], failed: ['✗', '未通过', 'failed'], incomplete: ['…', '资料不全', 'incomplete'] };
  const VERDICTS = {
    VALID: ['ok', '有效', '全部核验通过', 'every check holds'],
    INVALID: ['failed', '无效', '有核验未通过', 'a check fails'],
    INCOMPLETE: ['incomplete', '资料不全', '已公布的都对，但还有内容没有公布', 'nothing fails, but something is not published yet'],
  };
  const ASSURANCES = {
    'self-sealed': ['自封', '证明：承诺之后什么都没有改——没有换名单、没有换随机数、没有重抽。', '不证明：随机数不是由本机关挑选的。它事先可以试算许多随机数，再封存合意的一个。',
      'It proves that nothing changed after the commitment: no other list, no other value, no second try.', 'It does not show who chose the value: the bureau could have tried many before it sealed one.'],
    witnessed: ['有见证', '证明：承诺之后什么都没有改；至少两家见证机构各自封存了随机值，并在抽取前 24 小时以上签署了承诺。', '不证明：全部见证机构与本机关没有串通；见证密钥确由所称机构掌握。',
      'It proves that nothing changed, and that two or more witnesses each sealed a value and signed the commitment 24 hours or more before the draw.', 'It does not rule out that all witnesses and the bureau acted together, or that other hands hold their keys.'],
    public: ['公开随机源', '证明：承诺之后什么都没有改；随机值来自任何人都无法选定的彩票号码、随机信标或公开投掷的骰子，并有见证机构签署。', '不证明：登记的号码就是发布机构公布的号码——请自行核对。',
      'It proves that nothing changed, and that the values come from lottery numbers, pulses or public dice that nobody can choose, seen by witnesses.', 'It does not show that the numbers entered are those that the publisher announced: compare them yourself.'],
  };

  /** Puts new content into an element. */
  function fill(node, ...content) {
    while (node.firstChild) node.removeChild(node.firstChild);
    node.append(...content);
  }

  /** An element with text, or with other elements, inside. */
  function make(tag, content, attributes = {}) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...[].concat(content).filter((part) => part !== null && part !== undefined));
    return node;
  }

  const english = (text) => make('span', text, { lang: 'en', class: 'en' });
  const both = (tag, zh, en, attributes) => make(tag, [zh, ' ', english(en)], attributes);

  function checkItem({ name, state, expected, found }) {
    const [mark, stateZh, stateEn] = STATES[state], [zh, meaning, meaningEn] = CHECKS[name];
    return make('li', [
      make('p', [make('span', mark, { class: 'mark', 'aria-hidden': 'true' }), make('b', zh), ' ', english(name), ' ', both('span', stateZh, stateEn, { class: 'state' })]),
      both('p', meaning, meaningEn, { class: 'meaning' }),
      ...(state === 'ok' ? [make('p', found, { class: 'found' })] : difference({ expected, found })),
    ], { id: `check-${name}`, class: state });
  }

  const difference = ({ expected, found }) => [
    make('p', [make('b', '应为'), ' ', english('expected'), ' ', expected], { class: 'found' }),
    make('p', [make('b', '实为'), ' ', english('found'), ' ', found], { class: 'found' })];

  /** The verdict in large, and below it every check that does not hold. */
  function showVerdict(box, verdict, findings, where = () => null) {
    const [style, word, zh, en] = VERDICTS[verdict];
    const wrong = findings.filter((f) => f.state === (verdict === 'INVALID' ? 'failed' : 'incomplete'));
    window.verifyWatch.done();
    box.className = style;
    fill(box,
      make('p', [make('strong', `${word} ${verdict}`)]),
      both('p', `${zh}。`, `${en}.`),
      ...wrong.map((f) => make('div', [
        make('p', [make('b', `${CHECKS[f.name][0]} ${f.name}`), where(f) ? ` · ${where(f)}` : null]), ...difference(f)], { class: 'wrong' })));
  }

  /** Whether the ledger uses the key that the reader gave; the check `ledger` says what else is wrong. */
  function sayOfKey(key, ledger) {
    const said = document.getElementById('key-said');
    if (!key) fill(said);
    else if (ledger.state === 'failed') fill(said, both('span', '账本未通过核验，见上。', 'the ledger fails, see above'));
    else fill(said, both('span', '账本用的就是您给出的公钥。', 'the ledger uses the key that you gave.'));
  }

  /** A verification that came to no verdict: the page says again how to verify without it. */
  const fail = (error) => window.verifyWatch.giveUp(`${error.message}`);

  function showProgress(bar, label, { draw, check, done, total, part, draws }) {
    if (!check) return;
    const inside = total > 0 ? (done + part) / total : 0;
    bar.value = draws ? (draws.done + inside) / draws.total : inside;
    label.textContent = `${CHECKS[check][0]} ${check}${draws ? ` · ${draw} (${draws.done + 1} / ${draws.total})` : ''} · ${Math.round(100 * bar.value)} %`;
  }

  return { CHECKS, VERDICTS, ASSURANCES, fill, make, english, both, checkItem, showVerdict, showProgress, sayOfKey, fail };
})();
