namespace Inspections.Worker.Lifecycle.Committing;

/// <summary>Why a source is not promised, or a setting of the commitment is not used.</summary>
internal static class CommitmentRefusals
{
    public static readonly RefusalKind Witness = new(
        "SOURCE-001",
        "设置 Witnesses 里的见证机构 '{name}' 不可用：{detail}",
        "setting Witnesses: the witness '{name}' cannot be used: {detail}",
        "请改正名称或公钥",
        "correct name or key",
        RefusalNature.Request);

    public static readonly RefusalKind Committed = new(
        "SOURCE-002",
        "{draw} 处于“{state}”，不能再登记摘要或期号",
        "{draw} is {state}: a digest or an issue is taken before the commitment only",
        "承诺之后请登记随机数",
        "after it enter the value");

    public static readonly RefusalKind NotSet = new(
        "SOURCE-003",
        "设置 Sources（{sources}）里没有 {slot}",
        "the setting Sources ({sources}) has no {slot}",
        "请改正设置，或核对名称",
        "correct the setting, or check the name");

    public static readonly RefusalKind DigestUsed = new(
        "SOURCE-004",
        "摘要 {digest} 已用于 {used}，每个封存值只能用一次",
        "the digest {digest} is used by {used}; a sealed value serves one draw and one name",
        "请另行封存一个",
        "seal another one");

    public static readonly RefusalKind OtherMoment = new(
        "SOURCE-005",
        "{issue} 开奖时间 {at}，而 {draw} 登记 {other} 为 {otherAt}：同一期只有一个开奖时间，期号大的在后",
        "{issue} at {at}, but {draw} has {other} at {otherAt}: an issue has one moment and a higher number a later one",
        "请与发布机构核对",
        "compare it with the publisher");

    public static readonly RefusalKind NothingToPromise = new(
        "SOURCE-006",
        "{name}：登记的内容不合：见证机构登记摘要，彩票登记开奖时间",
        "{name}: not what is given before the commitment: a witness gives a digest, a lottery its moment",
        "其他随机源在承诺前无需登记",
        "other sources need nothing before the commitment");

    public static readonly RefusalKind IssueForm = new(
        "SOURCE-007",
        "{name} 不是 {slot} 的期号（{detail}）",
        "{name} is no issue of {slot} ({detail})",
        "应为 {slot}:期号，期号七位，前四位是开奖年份，后三位是当年期数，如 {year}045",
        "expected {slot}:ISSUE of seven digits, the year of its draw and three of its number, as {year}045");

    public static readonly RefusalKind IssueTooEarly = new(
        "SOURCE-008",
        "{name} 开奖时间 {at} 早于抽取时间 {drawAt}",
        "{name} is drawn at {at}, before the draw at {drawAt}",
        "请选其后的一期",
        "choose a later issue");

    public static readonly RefusalKind IssueTooLate = new(
        "SOURCE-009",
        "{name} 开奖时间 {at} 晚于抽取时间 {drawAt} 七天以上",
        "{name} is drawn at {at}, more than seven days after the draw at {drawAt}",
        "请选较近的一期",
        "choose an earlier issue");
}
