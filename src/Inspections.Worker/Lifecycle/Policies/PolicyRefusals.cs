namespace Inspections.Worker.Lifecycle.Policies;

/// <summary>Why a policy cannot come into force.</summary>
internal static class PolicyRefusals
{
    public static readonly RefusalKind NoStratum = new(
        "POLICY-001",
        "政策文件中“{name}”（{sector}）没有企业 {firm}（风险分类：{risk}）的分层，共 {count} 家如此",
        "the policy of {name} ({sector}) has no stratum for firm {firm} (risk class {risk}), one of {count}",
        "请增加分层 all，或增加各分类的分层",
        "add a stratum all, or one for every class");

    public static readonly RefusalKind Overtaken = new(
        "POLICY-002",
        "政策的生效日 {effective} 早于现行政策的生效日 {held}，永远不会适用",
        "the policy is effective on {effective}, before the one in force, {held}: it would never hold",
        "请把 effective 改为 {held} 或以后",
        "set effective to {held} or later");

    public static readonly RefusalKind Lowered = new(
        "POLICY-003",
        "{year} 年已按较高的规则抽取（应有：{expected}）；年内规则只升不降，降低自次年起",
        "{year} was already drawn by higher rules (expected {expected}); the rules of a year rise at once and fall only with the next",
        "请把 effective 改为 {next}-01-01 或以后",
        "set effective to {next}-01-01 or later");

    public static readonly RefusalKind NotAdopted = new(
        "POLICY-004",
        "政策未生效，未登记任何内容",
        "the policy was not adopted; nothing was entered",
        "请先解决以上各项",
        "settle what stands above first");

    public static readonly RefusalKind RowsWithoutStratum = new(
        "POLICY-005",
        "{file}：{count} 行的分类在政策里没有分层，未导入任何内容",
        "{file}: nothing was imported; rows with a class for which the policy has no stratum: {count}",
        "请填写分类，或在政策文件中增加分层",
        "fill in the class, or add a stratum to the policy");

    public static readonly RefusalKind Stale = new(
        "POLICY-006",
        "起草之后，现行规则已由他人变更，没有改动任何内容",
        "the rules in force have changed since this was drafted; nothing was changed",
        "请放弃草稿或不予同意，按现行规则重新起草",
        "drop the draft, or turn the request down, and draft it anew from the rules in force");

    public static readonly RefusalKind NothingNew = new(
        "POLICY-007",
        "与现行规则完全相同",
        "it is what is in force already",
        "请先修改草稿",
        "change the draft first",
        RefusalNature.Request);

    public static readonly RefusalKind BadFigures = new(
        "POLICY-008",
        "草稿没有保存：{faults}",
        "the draft was not kept: {faults}",
        "请用浏览器的后退，改正后再保存：日期如 2027-01-01，比例如 5%，时段每批一个、依次不重叠，如 03-01/04-30 或 3月，其余为整数",
        "go back with your browser and correct it: a day such as 2027-01-01, a share such as 5%, a window a round, in order, such as 03-01/04-30, whole numbers elsewhere",
        RefusalNature.Request);

    public static readonly RefusalKind DraftChanged = new(
        "POLICY-009",
        "草稿已在另一个页面保存过，没有改动任何内容",
        "the draft was saved on another page meanwhile; nothing was changed",
        "请刷新页面，核对后再办理",
        "load the page again, look at it and go on then",
        RefusalNature.Request);

    public static readonly RefusalKind NoDraft = new(
        "POLICY-010",
        "没有草稿",
        "there is no draft",
        "请从“计划与规则”起草",
        "draft it from the page of plan and rules",
        RefusalNature.Request);
}
