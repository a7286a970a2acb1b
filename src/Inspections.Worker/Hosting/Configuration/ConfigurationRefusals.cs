namespace Inspections.Worker.Hosting.Configuration;

/// <summary>Why the settings of a bureau or a watch are not used.</summary>
internal static class ConfigurationRefusals
{
    public static readonly RefusalKind Unreadable = new(
        "CONFIG-001",
        "设置无法读取（{file} 或 {prefix}…）：{detail}",
        "the settings ({file} or {prefix}…) cannot be read: {detail}",
        "请改正该文件",
        "correct the file",
        RefusalNature.Request);

    public static readonly RefusalKind BadValue = new(
        "CONFIG-006",
        "设置 {name} 须是{needed}，不能是“{value}”",
        "the setting {name} is {needed}, not '{value}'",
        "请改正它",
        "correct it",
        RefusalNature.Request);

    public static readonly RefusalKind UnknownName = new(
        "CONFIG-002",
        "{where} 中没有名为 {name} 的设置",
        "{where}: there is no setting {name}",
        "是否应为 {nearest}？",
        "is it {nearest}?",
        RefusalNature.Request);

    public static readonly RefusalKind PolicyUnreadable = new(
        "CONFIG-003",
        "政策文件 {file} 无法使用：{detail}",
        "the policy file {file} cannot be used: {detail}",
        "请改正该文件",
        "correct the file",
        RefusalNature.Request);

    public static readonly RefusalKind TwoAuthorities = new(
        "CONFIG-004",
        "设置 Authority 是 {set}，而政策文件 {file} 的 authority 是 {policy}",
        "the setting Authority is {set}, but 'authority' in the policy file {file} is {policy}",
        "两处须一致",
        "they must be the same",
        RefusalNature.Request);

    public static readonly RefusalKind NoAuthority = new(
        "CONFIG-005",
        "还没有写明本机关；未登记任何内容",
        "the bureau has not said who it is; nothing was entered",
        "请先在 {file} 写上 Authority（行政区划代码/单位简称），例如 { \"Authority\": \"350100/housing\" }；它写进台账的每一条，以后不能更改",
        "first set Authority (administrative-division code and short name) in {file}, such as { \"Authority\": \"350100/housing\" }; it stands in every entry of the ledger and cannot be changed later",
        RefusalNature.Request);
}
