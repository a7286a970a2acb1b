namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>Every attack that the verifiers have to survive, by what it aims at.</summary>
internal static class Catalogue
{
    public static readonly IReadOnlyList<(string Chinese, string English, IReadOnlyList<Attack> Attacks)> Chapters =
    [
        ("写法与限值", "Spellings and limits", [.. FormAttacks.All]),
        ("名录、人员与回避", "Firms, inspectors, recusals", [.. ListAttacks.All]),
        ("比例、配额与政策", "Rates, numbers to draw, policy", [.. RuleAttacks.All]),
        ("随机值", "Random values", [.. ValueAttacks.All]),
        ("回执、检查组、结局与次序", "Receipts, teams, ends, order", [.. ReceiptAttacks.All]),
        ("账本、密钥与目录", "Ledger, keys, folder", [.. LedgerAttacks.All]),
        ("见证", "Witnesses", [.. WitnessAttacks.All]),
        ("联合检查、更换、审查与暂缓公布", "Joint visits, changes of team, reviews, lists kept back", [.. FieldAttacks.All]),
        ("检查结果与年度结案", "Results and the year's end", [.. OutcomeAttacks.All]),
    ];

    public static IEnumerable<Attack> All => Chapters.SelectMany(c => c.Attacks);

    public static Attack Named(string what) => All.Single(a => a.What == what);
}
