using Inspections.Core.Refusals;

namespace Inspections.Core.Bureaus;

/// <summary>Why a ledger does not take an entry: a verifier would refuse it for ever. What was expected and found is said in English, as verifiers say it.</summary>
public static class BureauRefusals
{
    /// <summary>The moment is before the ledger's last entry by more than clocks may differ.</summary>
    public static readonly RefusalKind Behind = new(
        "BUREAU-001",
        "台账最后一条的时间是 {last}，不能登记时间为 {at} 的内容",
        "the ledger's last entry is of {last}: nothing of {at} can be entered after it",
        "请校准时钟，或等到那时",
        "put the clock right, or wait until then");

    /// <summary>The signer's key is not the one in force.</summary>
    public static readonly RefusalKind NotInForce = new(
        "BUREAU-002",
        "密钥 {key} 不是台账现行的签名密钥（应为：{expected}）",
        "key {key} is not the one in force in the ledger (expected {expected})",
        "请使用现行的密钥",
        "use the key in force",
        RefusalNature.Request);

    /// <summary>A key may not follow.</summary>
    public static readonly RefusalKind Key = new(
        "BUREAU-003",
        "不能换用密钥 {key}（应为：{expected}）",
        "key {key} may not follow (expected {expected})",
        "请另生成一个密钥，并由旧密钥或恢复密钥签名",
        "make another key, and let the old or the recovery key sign",
        RefusalNature.Request);

    /// <summary>It is not in the protocol's form: nobody could read it.</summary>
    public static readonly RefusalKind Form = new(
        "BUREAU-004",
        "不能登记 {kind}：格式不对（{found}）",
        "the {kind} is not in its form ({found})",
        "请改正内容",
        "correct it",
        RefusalNature.Request);

    /// <summary>The draw is not committed to.</summary>
    public static readonly RefusalKind NotCommitted = new(
        "BUREAU-005",
        "{draw} 尚未承诺",
        "{draw} is not committed to",
        "请先承诺",
        "commit to it first");

    /// <summary>The year is closed.</summary>
    public static readonly RefusalKind YearClosed = new(
        "BUREAU-006",
        "年度已关闭，不能登记 {kind}（应为：{expected}）",
        "the year is closed: no {kind} can be entered (expected {expected})",
        "已关闭的年度只能补录、更正和撤回检查结果",
        "a closed year takes missing results, corrections and withdrawals only");

    /// <summary>A policy cannot be drawn by.</summary>
    public static readonly RefusalKind Policy = new(
        "BUREAU-007",
        "政策不符合要求（应为：{expected}；实为：{found}）",
        "the policy is not right (expected {expected}; found {found})",
        "请采用另一份政策",
        "adopt another policy");

    /// <summary>The round is not the next of its sector.</summary>
    public static readonly RefusalKind Order = new(
        "BUREAU-008",
        "{draw} 不能承诺：批次顺序不对（应为：{expected}；实为：{found}）",
        "{draw} cannot be committed to: it is not the next of its sector (expected {expected}; found {found})",
        "请先办完此前的批次",
        "finish the round before it first");

    /// <summary>The preparation is old, or of another ledger.</summary>
    public static readonly RefusalKind Stale = new(
        "BUREAU-009",
        "{draw} 的准备依据的台账是 {prepared}，现在是 {now}",
        "{draw} was prepared on the ledger {prepared}, which is now {now}",
        "请重新准备",
        "prepare it again");

    /// <summary>A commitment is not older than its draw.</summary>
    public static readonly RefusalKind TooLate = new(
        "BUREAU-010",
        "{draw} 的承诺时间 {at} 不早于抽取时间 {drawAt}",
        "{draw} would be committed to at {at}, not before its draw at {drawAt}",
        "请推迟抽取时间后重新准备",
        "prepare it again for a later time");

    /// <summary>A source of a commitment cannot be promised so.</summary>
    public static readonly RefusalKind Promise = new(
        "BUREAU-011",
        "{draw} 的随机源 {source} 不能使用（应为：{expected}）",
        "source {source} of {draw} cannot be used (expected {expected})",
        "请更换随机源",
        "choose another one");

    /// <summary>A value is not taken.</summary>
    public static readonly RefusalKind Value = new(
        "BUREAU-012",
        "{draw} 的 {source} 不能登记（应为：{expected}；实为：{found}）",
        "the value of {source} of {draw} is not taken (expected {expected}; found {found})",
        "请核对随机值和时间",
        "check value and time");

    /// <summary>The draw has its end.</summary>
    public static readonly RefusalKind Ended = new(
        "BUREAU-013",
        "{draw} 已经结束（{end}）",
        "{draw} has its end ({end})",
        "不能再办理",
        "nothing more can be done");

    /// <summary>A draw cannot be made yet.</summary>
    public static readonly RefusalKind NotReady = new(
        "BUREAU-014",
        "{draw} 还不能抽取（应为：{expected}；实为：{found}）",
        "{draw} cannot be drawn yet (expected {expected}; found {found})",
        "请等到抽取时间，并登记全部随机值",
        "wait for its time, and enter every value");

    /// <summary>A void is not allowed.</summary>
    public static readonly RefusalKind Void = new(
        "BUREAU-015",
        "{draw} 不能这样作废（应为：{expected}；实为：{found}）",
        "{draw} cannot be voided so (expected {expected}; found {found})",
        "请核对理由、时间和人员",
        "check reason, time and people");

    /// <summary>The draw has no receipt before it.</summary>
    public static readonly RefusalKind NotDrawn = new(
        "BUREAU-016",
        "{draw} 尚未抽取",
        "{draw} is not drawn yet",
        "请在抽取之后办理",
        "do it after the draw");

    /// <summary>The list is kept back, or is not.</summary>
    public static readonly RefusalKind KeptBack = new(
        "BUREAU-017",
        "{draw} 的名单公开与否不符（应为：{expected}）",
        "{draw}: its list is not as it has to be for this (expected {expected})",
        "名单未公开时只登记摘要，公开之后再公布",
        "what concerns a list kept back is sealed, and opened when it is public");

    /// <summary>A change of team breaks a rule.</summary>
    public static readonly RefusalKind Team = new(
        "BUREAU-018",
        "{firm} 的检查组不能这样变动（应为：{expected}；实为：{found}）",
        "the team of {firm} cannot change so (expected {expected}; found {found})",
        "请核对人员",
        "check who is meant");

    /// <summary>A visit cannot be joined.</summary>
    public static readonly RefusalKind Joint = new(
        "BUREAU-019",
        "{firm} 不能合并检查（应为：{expected}；实为：{found}）",
        "{firm} cannot be visited jointly (expected {expected}; found {found})",
        "请核对企业和两次抽取",
        "check the firm and both draws");

    /// <summary>A seal is opened wrongly.</summary>
    public static readonly RefusalKind Seal = new(
        "BUREAU-020",
        "封存条目 {index} 不能这样开启（应为：{expected}）",
        "sealed entry {index} is not opened so (expected {expected})",
        "请核对封存的内容",
        "check what was sealed");

    /// <summary>A result is not as it must be.</summary>
    public static readonly RefusalKind Result = new(
        "BUREAU-021",
        "{firm} 的检查结果 {record} 不能登记（应为：{expected}；实为：{found}）",
        "result {record} of {firm} is not taken (expected {expected}; found {found})",
        "请核对结果",
        "check the result");

    /// <summary>A review step may not be decided so.</summary>
    public static readonly RefusalKind Review = new(
        "BUREAU-022",
        "{by} 不能审查结果 {record}（应为：{expected}）",
        "{by} may not decide on result {record} (expected {expected})",
        "请由另一人审查，或先录入结果",
        "let another person decide, or enter the result first");

    /// <summary>A visit is in the future.</summary>
    public static readonly RefusalKind Visit = new(
        "BUREAU-023",
        "{firm} 的检查日期 {day} 在登记之后",
        "the visit to {firm} on {day} is after its entry",
        "检查之后再登记",
        "enter it after the visit");

    /// <summary>A year cannot be closed.</summary>
    public static readonly RefusalKind Closing = new(
        "BUREAU-024",
        "{year} 年不能关闭（应为：{expected}；实为：{found}）",
        "{year} cannot be closed (expected {expected}; found {found})",
        "请先办完",
        "finish it first");

    /// <summary>A witness's note does not hold.</summary>
    public static readonly RefusalKind Note = new(
        "BUREAU-025",
        "签署不成立：{why}",
        "the note does not hold: {why}",
        "请向见证机构核实",
        "ask the witness");

    /// <summary>The first entry.</summary>
    public static readonly RefusalKind First = new(
        "BUREAU-026",
        "台账的第一条必须是密钥，且只有第一条和换钥是密钥",
        "entry 0 names the keys, and no other does but a rotation",
        "请先登记密钥；换钥请用换钥的办法",
        "enter the keys first; to change them, rotate");

    /// <summary>A value is not what its source gives.</summary>
    public static readonly RefusalKind ValueForm = new(
        "BUREAU-027",
        "{draw} 的 {source}：'{value}' 不可用，{expected}",
        "{draw}, '{source}': '{value}' cannot be used: {expected}",
        "请核对后重新登记",
        "check it and enter it again");

    /// <summary>A value is entered before or after its time.</summary>
    public static readonly RefusalKind ValueTime = new(
        "BUREAU-028",
        "{draw} 的 {source} 不能在 {at} 登记（应为：{expected}）",
        "{draw}, '{source}': it is {at}; the value is taken {expected}",
        "请在该时间登记",
        "enter it then");

    /// <summary>Another draw has another value of the same issue or pulse.</summary>
    public static readonly RefusalKind ValueOther = new(
        "BUREAU-029",
        "{draw} 的 {source}：'{value}' 与 {other} 登记的 {known} 不同；同一期只有一个结果",
        "{draw}, '{source}': '{value}' is not {known}, which {other} has for it; one issue has one result",
        "请与发布机构核对",
        "compare it with the publisher");

    /// <summary>A file is no witness's note.</summary>
    public static readonly RefusalKind NoNote = new(
        "BUREAU-030",
        "不是见证签署文件：{detail}",
        "not a witness's note: {detail}",
        "请用见证机构交来的签署文件",
        "use the file that the witness handed over");

    /// <summary>Another note of the witness on the same is published.</summary>
    public static readonly RefusalKind OtherNote = new(
        "BUREAU-031",
        "{path} 已公布另一份签署，不能更换",
        "{path}: another note is published and cannot be replaced",
        "无需再登记",
        "there is nothing to add");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RefusalKind> All { get; } =
    [
        Behind, NotInForce, Key, Form, NotCommitted, YearClosed, Policy, Order, Stale, TooLate, Promise, Value, Ended, NotReady, Void, NotDrawn, KeptBack,
        Team, Joint, Seal, Result, Review, Visit, Closing, Note, First, ValueForm, ValueTime, ValueOther, NoNote, OtherNote,
    ];
}
