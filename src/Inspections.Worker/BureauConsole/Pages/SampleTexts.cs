namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What is said to somebody who tries the made-up bureau.</summary>
internal static class SampleTexts
{
    public static readonly Text Title = new("试一试：五分钟，从抽取到公示", "Try it: from a draw to a public result in five minutes");
    public static readonly Text Next = new("现在", "Now");
    public static readonly Text PublicPages = new("公示网站", "Public pages");

    public static readonly Text Enter = new(
        "退出，以“样例执法”登录；在待办里打开该批次，点一家企业，填检查日期（今天即可；早于检查期限的，写明原因），勾选到场人员、事项和“未发现问题”，提交审查。",
        "Sign out and in as the inspector; open the round on the start page, choose a firm, give the day (today will do; where it is before the days of visits say why), tick who was there, an item and that nothing was found, and submit.");

    public static readonly Text Verify = new(
        "打开公示网站，看这家企业的检查结果，点“核验”：浏览器把抽取重算一遍。",
        "Open the public pages, look at the firm's result, and have the draw verified: the browser repeats it.");

    /// <summary>The first draw.</summary>
    public static Text Wait(string? drawAt) => drawAt is null
        ? new("第一批抽取在启动后约两分钟进行，无须操作。", "The first draw takes place about two minutes after the start, by itself.")
        : new($"第一批抽取在 {drawAt} 进行（启动后约两分钟），无须操作；到时刷新本页。", $"The first draw takes place at {drawAt}, about two minutes after the start, by itself: load the page again then.");

    /// <summary>The review.</summary>
    public static Text Review(string? who) => new(
        $"依次以“样例处长”“样例局长”“样例保密”登录，在“审查”里打开这条结果，同意。最后一步同意后即公示。{(who is null ? "" : $"现在等：{who}。")}",
        $"Sign in as the head, the leader and the secrecy group in turn, open the result under Review, and approve it. The last approval publishes it.{(who is null ? "" : $" It waits for {who}.")}");
}
