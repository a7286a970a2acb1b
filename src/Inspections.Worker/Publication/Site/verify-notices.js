'use strict';
/* What the pages say of notices, in the page's language. For each wording of docs/protocol.json there is a Chinese one, {0} being its first particular. */
window.verifyNotices = (() => {
  const { say, make, term } = window.verifyWords;
  const WORDS = {
    FrameChanged: ['自 {0} 以来新进名录：{1}', '自 {0} 以来移出名录：{1}', '自 {0} 以来改变分层：{1}', '自 {0} 以来改变所属企业：{1}'],
    RosterChanged: ['自 {0} 以来新进执法人员名录：{1}', '自 {0} 以来移出执法人员名录：{1}', '自 {0} 以来不再承担本行业：{1}', '自 {0} 以来开始承担本行业：{1}',
      '自 {0} 以来变更部门：{1}', '自 {0} 以来被列为不能参加：{1}', '自 {0} 以来恢复参加：{1}'],
    ExcludedByVisits: ['只因登记的其他检查而不参加抽取：{0}'],
    ExcludedByOthers: ['只因其他项目或其他行业的检查而不参加抽取：{0}'],
    Certain: ['{0} 层可以抽取的 {1} 家全部抽中，结果在抽取前就可以知道', '只剩本年已抽中过的企业可以抽取，本轮从中抽取一家'],
    SameFirm: ['{0} 年，{1} 以不同编号抽中：{2}'],
    ClosedOutStillListed: ['此前的检查结果为注销、被吊销、迁出或重复登记，仍列入名录：{0}'],
    PolicyNotInForce: ['所用政策文件 {0} 自 {1} 起方才施行'],
    PolicyChanged: ['自 {0} 以来规定有变：{1}'],
    BelowStandard: ['年度下限为 {0}，低于 5 %', '全年 {0} 批，少于 3 批', '检查组 {0} 人，少于 2 人', '免查期 {0} 天，超过 366 天', '{0} 层 {2} 家应抽 {1} 家，按年度下限 {3} 应抽 {4} 家'],
    SectorNotDrawn: ['{0} 行业 {1} 年全年没有抽取'],
    ShortLead: ['{0} 承诺，{1} 抽取，相隔不足 24 小时，外人来不及事先取得承诺'],
    RoundsClose: ['{0} 于 {1} 抽取，本次于 {2} 抽取，相隔不足 7 天'],
    LateEnd: ['应于 {0} 抽取，{1} 才结束', '应于 {0} 抽取，至今没有结束'],
    LateDisclosure: ['名单应于 {0} 公开，{1} 才公开', '名单应于 {0} 公开，至今没有公开'],
    LateResult: ['{0}：{1} 检查，{2} 才公布结果'],
    FutureTime: ['账本最后一条的时间 {0} 在将来（以核验者的时钟为准）'],
    ClosedEarly: ['{0} 年度在 {1} 就已结束，早于 12 月 1 日'],
    YearOpen: ['{0} 年度逾期没有结束，尚欠：{1}'],
    AfterClosing: ['{2} 年度结束之后又有第 {1} 条（{0}）'],
    Void: ['理由 {0}，{1} 决定，{2} 批准', '理由 {0}（{1}），{2} 决定，{3} 批准'],
    Infeasible: ['{0} 行业 {1} 年第 {2} 轮：名录 {3} 家，已抽中 {4} 家，可以抽取 {5} 家'],
    AbsentValue: ['{0} 没有公开其密封的随机数，按缺席计'],
    SmallestPool: ['{1} 可选的检查人员只有 {0} 人，检查组 {2} 人'],
    CompareWithPublisher: ['{0}，{1}：{2}。没有谁替您核对过'],
    Substitution: ['{0}：{2} 由 {1} 接替，理由 {3}，{4} 决定，{5} 批准'],
    NamedTeam: ['{0}：检查组 {1} 由人指定，不是抽取产生，{2} 决定，{3} 批准'],
    Joined: ['{0} 与 {1} 一并检查'],
    Corrected: ['{0}：记录 {1} 第 {2} 版：{3}'],
    Reinspected: ['{0}：在记录 {2} 之后又有记录 {1}'],
    StillPending: ['{0}'],
    SealedNeverOpened: ['第 {0} 条（{1}）于 {2} 封存，一直没有公开'],
    WitnessesChanged: ['见证人为 {0}；{1} 的见证人为 {2}'],
    WitnessNote: ['{0}：所用密钥不是它自己的', '{0}：没有签署承诺', '{0}：对承诺的签署不成立', '{0}：{1} 才签署承诺，不足 24 小时', '{0}：没有签署随机值', '{0}：对随机值的签署不成立', '{0}：对账本的签署不成立'],
    HeadWatched: ['{0} 于 {2} 签署了 {1} 条的账本，此后又有 {3} 条', '没有见证人签署过账本'],
    NoTrustedKey: ['{0}。本页不能说明它确由所称机关掌握：请与从别处得知的公钥核对'],
  };
  const TERMS = { none: '无', recusal: '回避', absent: '不在岗', certificate: '执法证', result: '结果', substitution: '更换', named: '指定', 'frame-error': '名录有误', 'roster-error': '执法人员名录有误',
    'force-majeure': '不可抗力', 'source-unavailable': '随机源不可得', sealed: '封存', reviewed: '审核', visit: '其他检查', policy: '政策', plan: '计划', items: '事项', import: '导入' };
  const SEVERITIES = { 1: ['重要', 'serious'], 2: ['应知', 'worth knowing'], 3: ['供参考', 'for reference'] };

  // What lists of particulars say in English.
  const PHRASES = [
    [/\((\d+) in all\)/g, '（共 $1 项）'], [/ (\d+) firms (\d+) rounds (\d+) results/g, ' 尚欠 $1 家、$2 批、$3 个结果'], [/ to (?=\S)/g, ' → '], [/\bnone\b/g, '无'],
  ];
  const inChinese = (said) => (Object.prototype.hasOwnProperty.call(TERMS, said) ? TERMS[said] : PHRASES.reduce((text, [pattern, words]) => text.replace(pattern, words), said));

  /** A notice in Chinese words. */
  const inWords = ({ name, which, particulars }) => WORDS[name][which].replace(/\{(\d)\}/g, (_, i) => inChinese(String(particulars[i])));

  /** Items of a list: serious ones first, as the verifier gives them; `link` makes the way to a draw. */
  const noticeList = (notices, link = null) => notices.map((n) => make('li', [
    make('b', say(...SEVERITIES[n.severity]), { class: 'severity' }), ' ', make('b', say(n.title.zh, n.title.en)), ' ', term(n.name), ' ',
    ...(link && n.draw ? [link(n.draw), ' '] : []),
    say(inWords(n), n.text),
  ], { class: `severity-${n.severity}` }));

  return { noticeList, inWords, WORDS };
})();
