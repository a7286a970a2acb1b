namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What the column of firms with problems and of dishonest firms says.</summary>
internal static class ProblemTexts
{
    public static readonly Text Title = new("问题企业和失信企业", "Firms with problems, dishonest firms");
    public static readonly Text Listed = new("失信名单", "Lists of dishonest firms");

    public static readonly Text NobodyListed = new(
        "没有现仍有效、已导入的失信企业名单、黑名单，不代表没有企业失信。",
        "No entry of a list of dishonest firms that was imported is in force; that does not mean that there are none.");

    public static readonly Text ListedNote = new(
        "本机关名录库内、现被列入失信企业名单、黑名单或经营异常名录的企业，由列入机关认定；到期或移出后不再列出。不在名单上，只说明本机关没有导入对该企业的列入决定。台账中只有所导入名单的加盐摘要。",
        "Firms of this bureau's directory that are on a list of dishonest firms, a blacklist or the list of abnormal operations now, as the named authority decided; whoever is taken off, or whose time has run out, is shown no more. Who is not here is on no list that this bureau has imported. The ledger has only salted digests of the lists.");

    public static readonly Text Problems = new("检查发现问题的企业", "Problems found by inspections");

    public static readonly Text ProblemsNote = new(
        "已公示的检查结果中发现问题的企业，更正或撤回后随之变更。",
        "Firms whose published results say that a problem was found; corrections and withdrawals change the list.");

    public static readonly Text FirmsWithProblems = new("问题企业", "Firms with problems");
    public static readonly Text Inspected = new("检查", "Inspected");
    public static readonly Text ListName = new("名单", "List");
    public static readonly Text Basis = new("列入依据", "Basis");
    public static readonly Text Authority = new("列入机关", "Decided by");
    public static readonly Text Term = new("期限", "From, until");
    public static readonly Text UntilTakenOff = new("移出为止", "until taken off");
    public static readonly Text AllListed = new("全部失信名单", "All that are listed");

    public static Text Until(string day) => new($"至 {day}", $"until {day}");

    /// <summary>A month's page of problems.</summary>
    public static Text Month(int year, int month, int page) => page == 1
        ? new($"{year} 年 {month} 月", $"{year}-{month:D2}")
        : new($"{year} 年 {month} 月第 {page} 页", $"{year}-{month:D2}, page {page}");
}
