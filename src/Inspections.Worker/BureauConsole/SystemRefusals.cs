namespace Inspections.Worker.BureauConsole;

/// <summary>Why the pages of the machine do nothing.</summary>
internal static class SystemRefusals
{
    public static readonly RefusalKind NoDestination = new("SYSTEM-001", "没有送达方 {name}", "there is no destination {name}", "请从系统页面选", "choose it on the page", RefusalNature.Request);

    public static readonly RefusalKind NoAlerts = new("SYSTEM-002", "没有设置提醒的邮件或网址", "no mail and no webhook is set for alerts", "请先设置 Alerts", "set Alerts first");
}
