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
}
