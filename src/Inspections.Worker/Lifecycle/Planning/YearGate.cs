using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>Refuses, in words, what the state of a year does not allow; what it allows is said by <see cref="YearRule"/>.</summary>
internal static class YearGate
{
    /// <summary>True when an entry of a kind may be made about a year today.</summary>
    public static bool Takes(LedgerStore ledger, int year, DateOnly today, YearEntry entry) => YearRule.StateOf(ledger.Of<ClosedBody>(), year, today).Takes(entry);

    /// <summary>Requires that an entry of a kind may be made about a year today.</summary>
    /// <exception cref="UserErrorException">It may not.</exception>
    public static void Require(LedgerStore ledger, int year, DateOnly today, YearEntry entry)
    {
        YearState state = YearRule.StateOf(ledger.Of<ClosedBody>(), year, today);
        if (!state.Takes(entry))
        {
            (string chinese, string english) = Refusal(year, state, entry);
            throw new UserErrorException(chinese, english);
        }
    }

    /// <summary>Why the year does not take an entry, and what to do.</summary>
    public static (string Chinese, string English) Refusal(int year, YearState state, YearEntry entry)
    {
        (string chinese, string english) = Name(entry);
        return state == YearState.Closed
            ? ($"{year} 年度已关闭，不再接受{chinese}；需要说明的，请另行公告", $"the year {year} is closed and takes no {english} any more; announce elsewhere what has to be said")
            : ($"{year} 年度已过去，不再接受{chinese}；请在本年度办理", $"the year {year} is over and takes no {english} any more; do it in this year");
    }

    private static (string Chinese, string English) Name(YearEntry entry) => entry switch
    {
        YearEntry.Plan => ("计划", "plan"),
        YearEntry.Commitment => ("承诺", "commitment"),
        YearEntry.Draw => ("抽取和随机数", "draw and no value"),
        YearEntry.Void => ("作废", "void"),
        YearEntry.TeamChange => ("检查组变动", "change of a team"),
        YearEntry.JointVisit => ("综合查一次登记", "joint visit"),
        YearEntry.Recusal => ("回避登记", "recusal"),
        YearEntry.Result => ("检查结果", "result"),
        YearEntry.Correction => ("更正", "correction"),
        YearEntry.Withdrawal => ("撤回", "withdrawal"),
        YearEntry.Review => ("审查", "review"),
        YearEntry.OtherVisit => ("其他检查", "other inspection"),
        _ => ("再次关闭", "second closing"),
    };
}
