namespace Inspections.Worker.Files;

/// <summary>Why a setting is not used.</summary>
internal static class SettingRefusals
{
    public static readonly RefusalKind Value = new(
        "SETTING-001",
        "设置 {name} 的值 '{value}' 不可用",
        "setting {name} has the value '{value}', which cannot be used",
        "应为 {allowed}",
        "expected {allowed}",
        RefusalNature.Request);
}
