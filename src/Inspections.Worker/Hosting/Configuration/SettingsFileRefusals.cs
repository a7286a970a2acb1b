namespace Inspections.Worker.Hosting.Configuration;

/// <summary>Why a setting is not changed.</summary>
internal static class SettingsFileRefusals
{
    public static readonly RefusalKind NoSetting = new("SETTINGSFILE-001", "没有名为 {name} 的设置", "there is no setting {name}", "请从设置页面打开", "open it from the page of settings", RefusalNature.Request);

    public static readonly RefusalKind NotJson = new("SETTINGSFILE-002", "不是 JSON：{detail}", "it is no JSON: {detail}", "请核对引号、逗号和括号", "check quotes, commas and brackets", RefusalNature.Request);

    public static readonly RefusalKind NoSecret = new(
        "SETTINGSFILE-003", "{name} 原来没有值，不能保留", "{name} has no value that could be left as it is", "请填写新的值", "give the new one", RefusalNature.Request);

    public static readonly RefusalKind Changed = new(
        "SETTINGSFILE-004", "设置文件已被别人改过，{name} 没有保存", "the settings file was changed by somebody else meanwhile, and {name} was not kept", "请重新打开页面，核对后再改", "open the page again, and look before you change it");

    public static readonly RefusalKind OtherBureau = new(
        "SETTINGSFILE-005", "机关 {authority} 与台账的 {ledger} 不同", "the bureau {authority} is not the one of the ledger, {ledger}", "它写进了台账的每一条，不能更改", "it stands in every entry of the ledger and cannot be changed", RefusalNature.Request);
}
