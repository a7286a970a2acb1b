namespace Inspections.Worker.BureauConsole;

/// <summary>Why the pages of the day of a draw do nothing.</summary>
internal static class DrawDayRefusals
{
    public static readonly RefusalKind NoSource = new("DRAWDAY-001", "没有随机源“{name}”", "there is no source '{name}'", "请从录入页面选", "choose it on the page", RefusalNature.Request);

    public static readonly RefusalKind NotRead = new(
        "DRAWDAY-002",
        "{name} 不由人录入",
        "'{name}' is not entered by people",
        "骰子和彩票号码才在这里录入；其他随机源的值由程序取得，或用命令登记",
        "only what dice and lotteries gave is entered here; other values are fetched by the worker, or entered by a command");

    public static readonly RefusalKind NoAddress = new(
        "DRAWDAY-003", "没有设置公示网站的网址", "the public address of the site is not set", "请由系统管理员写上设置 PublicAddress", "let the administrator set PublicAddress");
}
