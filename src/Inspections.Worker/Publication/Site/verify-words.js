'use strict';
/* What the pages say of checks, verdicts and assurances, in the page's language. And how they say it: as text, never as markup. */
window.verifyWords = (() => {
  const LANGUAGE = document.documentElement.lang === 'en' ? 'en' : 'zh';

  /** Of Chinese and English what the page speaks. */
  const say = (zh, en) => (LANGUAGE === 'en' ? en : zh);
  const colon = say('：', ': '), comma = say('、', ', ');

  /** Of each check its name in words and what it shows. */
  const CHECKS = {
    commitment: [say('承诺', 'Commitment'), say('承诺文件就是账本中登记的那一份', 'the commitment is the one entered in the ledger')],
    policy: [say('政策', 'Policy'), say('比例、批次、检查组人数来自此前公布的政策文件', 'rates, rounds and team come from a policy published before')],
    history: [say('历史', 'History'), say('承诺锁定了此前的全部账本；上一轮已结束并公开', 'the ledger before it is locked in; the last round ended and was disclosed')],
    frame: [say('检查对象名录', 'List of firms'), say('名录就是承诺锁定的那一份，一字未改', 'the list of firms is the one committed to, to the byte')],
    roster: [say('执法人员名录', 'List of inspectors'), say('执法人员名录就是承诺锁定的那一份', 'the list of inspectors is the one committed to')],
    recusals: [say('回避', 'Recusals'), say('被抽企业的回避情况在抽取之前已经锁定', 'recusals of the drawn firms were fixed before the draw')],
    quotas: [say('抽取数量', 'Numbers to draw'), say('各层抽取数由名录、比例和年度下限算出', 'the numbers to draw follow from list, rates and yearly floor')],
    sources: [say('随机值', 'Random values'), say('随机值的形式、时间正确，与密封摘要相符', 'random values have their form and time and open their digests')],
    key: [say('抽取密钥', 'Key of the draw'), say('密钥由承诺和随机值算出', 'the key follows from commitment and values')],
    selection: [say('抽取', 'Selection'), say('抽中的正是每层票号最小的企业', 'the firms drawn are those with the smallest tickets')],
    teams: [say('选派', 'Teams'), say('检查组由票号、名录和回避算出', 'the teams follow from tickets, roster and recusals')],
    receipt: [say('抽取结果', 'Receipt'), say('公布的结果与重算结果一致，并已登记', 'the receipt is the one made again, and entered')],
    ends: [say('结局', 'End'), say('每个承诺只有一个结局：抽取，或依规作废', 'one end: a receipt, or a void that was allowed')],
    ledger: [say('账本', 'Ledger'), say('账本条目、次序、签名检查点正确', 'entries, their order and the signed checkpoint')],
    witnesses: [say('见证', 'Witnesses'), say('见证机构签署的内容与公布的一致', 'what witnesses signed is what is published')],
    flags: [say('排除标记', 'Exclusions'), say('每个排除理由、最大名录和消失企业数可由账本重算', 'every exclusion, the largest list and the gone firms recomputed')],
    coverage: [say('覆盖率', 'Coverage'), say('年度抽查覆盖率不低于下限', 'enough distinct firms in the year')],
    rounds: [say('批次', 'Rounds'), say('年度抽取批次足够，年度按期关闭', 'enough rounds in the year, which is closed in time')],
    outcomes: [say('结果', 'Results'), say('每家被抽企业有一个检查结果，由其检查组作出', 'one result per drawn firm, by its team')],
  };
  const STATES = { ok: ['✓', say('通过', 'holds')], failed: ['✗', say('未通过', 'fails')], incomplete: ['…', say('资料不全', 'incomplete')] };

  /** Of each verdict its style, its name and what it means. */
  const VERDICTS = {
    VALID: ['ok', say('有效 VALID', 'VALID'), say('全部核验通过。', 'Every check holds.')],
    INVALID: ['failed', say('无效 INVALID', 'INVALID'), say('有核验未通过。', 'A check fails.')],
    INCOMPLETE: ['incomplete', say('资料不全 INCOMPLETE', 'INCOMPLETE'), say('已公布的都对，但还有内容没有公布。', 'Nothing fails, but something is not published yet.')],
  };

  /** Of each assurance its name, what it proves and what it does not. */
  const ASSURANCES = {
    'self-sealed': [say('自封', 'self-sealed'),
      say('证明：承诺之后什么都没有改——没有换名单、没有换随机数、没有重抽。', 'It proves that nothing changed after the commitment: no other list, no other value, no second try.'),
      say('不证明：随机数不是由本机关挑选的。它事先可以试算许多随机数，再封存合意的一个。', 'It does not show who chose the value: the bureau could have tried many before it sealed one.')],
    witnessed: [say('有见证', 'witnessed'),
      say('证明：承诺之后什么都没有改；至少两家见证机构各自封存了随机值，并在抽取前 24 小时以上签署了承诺。',
        'It proves that nothing changed, and that two or more witnesses each sealed a value and signed the commitment 24 hours or more before the draw.'),
      say('不证明：全部见证机构与本机关没有串通；见证密钥确由所称机构掌握。', 'It does not rule out that all witnesses and the bureau acted together, or that other hands hold their keys.')],
    public: [say('公开随机源', 'public'),
      say('证明：承诺之后什么都没有改；随机值来自任何人都无法选定的彩票号码、随机信标或公开投掷的骰子，并有见证机构签署。',
        'It proves that nothing changed, and that the values come from lottery numbers, pulses or public dice that nobody can choose, seen by witnesses.'),
      say('不证明：登记的号码就是发布机构公布的号码——请自行核对。', 'It does not show that the numbers entered are those that the publisher announced: compare them yourself.')],
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

  /** What the documents call something, for who looks it up there. */
  const term = (name) => make('code', name, { class: 'term' });

  function checkItem({ name, state, expected, found }) {
    const [mark, word] = STATES[state], [title, meaning] = CHECKS[name];
    return make('li', [
      make('p', [make('span', mark, { class: 'mark', 'aria-hidden': 'true' }), make('b', title), ' ', term(name), ' ', make('span', word, { class: 'state' })]),
      make('p', meaning, { class: 'meaning' }),
      ...(state === 'ok' ? [make('p', found, { class: 'found' })] : difference({ expected, found })),
    ], { id: `check-${name}`, class: state });
  }

  const difference = ({ expected, found }) => [
    make('p', [make('b', say('应为', 'expected')), ' ', expected], { class: 'found' }),
    make('p', [make('b', say('实为', 'found')), ' ', found], { class: 'found' })];

  /** The verdict in large, and below it every check that does not hold. */
  function showVerdict(box, verdict, findings, where = () => null) {
    const [style, word, meaning] = VERDICTS[verdict];
    const wrong = findings.filter((f) => f.state === (verdict === 'INVALID' ? 'failed' : 'incomplete'));
    window.verifyWatch.done();
    box.className = style;
    fill(box,
      make('p', [make('strong', word)]),
      make('p', meaning),
      ...wrong.map((f) => make('div', [
        make('p', [make('b', CHECKS[f.name][0]), ' ', term(f.name), where(f) ? ` · ${where(f)}` : null]), ...difference(f)], { class: 'wrong' })));
  }

  /** Whether the ledger uses the key that the reader gave; the check `ledger` says what else is wrong. */
  function sayOfKey(key, ledger) {
    const said = document.getElementById('key-said');
    if (!key) fill(said);
    else if (ledger.state === 'failed') fill(said, say('账本未通过核验，见上。', 'The ledger fails, see above.'));
    else fill(said, say('账本用的就是您给出的公钥。', 'The ledger uses the key that you gave.'));
  }

  /** A verification that came to no verdict: the page says again how to verify without it. */
  const fail = (error) => window.verifyWatch.giveUp(`${error.message}`);

  function showProgress(bar, label, { draw, check, done, total, part, draws }) {
    if (!check) return;
    const inside = total > 0 ? (done + part) / total : 0;
    bar.value = draws ? (draws.done + inside) / draws.total : inside;
    label.textContent = `${CHECKS[check][0]}${draws ? ` · ${draw} (${draws.done + 1} / ${draws.total})` : ''} · ${Math.round(100 * bar.value)} %`;
  }

  return { LANGUAGE, say, colon, comma, CHECKS, VERDICTS, ASSURANCES, fill, make, term, checkItem, showVerdict, showProgress, sayOfKey, fail };
})();
