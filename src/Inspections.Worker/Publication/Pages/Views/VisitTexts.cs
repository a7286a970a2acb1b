namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What the page says that a telephone opens from the code on a notice, before its script says anything.</summary>
internal static class VisitTexts
{
    public static readonly Text Title = new("检查码", "Code of an inspection");
    public static readonly Text AtWork = new("正在查对", "Looking it up");

    public static readonly Text NoScript = new(
        "本页需要脚本才能核对检查码。也可以在“查企业”里按名称或代码查到企业页面，那里写着抽取日期、检查人员、检查期和检查事项。",
        "The code is compared by a script. Without one, look the firm up by its name or code: its page says when it was drawn, by whom, in which days and for which items it is visited.");

    public static readonly Text Means = new(
        "检查码只写着来人所称的抽取、企业、检查人员和日期；本页把它与公示的内容比较，再在您的手机上重算整个抽取。请同时核对来人的执法证件。检查日事先不公开，只能核对是否在检查期内。",
        "A code holds what the visitor claims: draw, firm, inspectors and day. This page compares that with what is public and repeats the whole draw on your telephone. Look at the visitors' certificates as well. The day of a visit is not public beforehand: only whether it is within the visit's days can be checked.");

    public static readonly Text Find = new("查企业", "Look a firm up");
    public static readonly Text Verification = new("核验抽取", "Verification of the draw");
    public static readonly Text Days = new("检查期", "Days of the visit");
    public static readonly Text Items = new("检查事项", "Items");
}

/// <summary>What the page says: the same for every bureau.</summary>
public sealed record VisitCodeView;

/// <summary>What a code is compared with: one firm's visit of one draw.</summary>
/// <param name="Firm">The drawn firm or project.</param>
/// <param name="Team">Who comes, by staff id as the roster has it.</param>
/// <param name="From">First day of the visits; empty where it is not known.</param>
/// <param name="Until">Their last day; empty where it is not known.</param>
/// <param name="Items">Names of the items.</param>
/// <param name="On">The day of the inspection once its result is public, or null.</param>
public sealed record VisitFactsView(string Firm, IReadOnlyList<string> Team, string From, string Until, IReadOnlyList<string> Items, string? On);
