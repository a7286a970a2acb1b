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
            throw new UserErrorException(Refuse(year, state, entry));
        }
    }

    /// <summary>Why the year does not take an entry, and what to do.</summary>
    public static Refusal Refuse(int year, YearState state, YearEntry entry) =>
        (state == YearState.Closed ? PlanRefusals.Closed : PlanRefusals.Over).Of(year, Name(entry));

    private static Text Name(YearEntry entry) => entry switch
    {
        YearEntry.Plan => new Text("计划", "plan"),
        YearEntry.Commitment => new Text("承诺", "commitment"),
        YearEntry.Draw => new Text("抽取和随机数", "draw and no value"),
        YearEntry.Void => new Text("作废", "void"),
        YearEntry.TeamChange => new Text("检查组变动", "change of a team"),
        YearEntry.JointVisit => new Text("综合查一次登记", "joint visit"),
        YearEntry.Recusal => new Text("回避登记", "recusal"),
        YearEntry.Result => new Text("检查结果", "result"),
        YearEntry.Correction => new Text("更正", "correction"),
        YearEntry.Withdrawal => new Text("撤回", "withdrawal"),
        YearEntry.Review => new Text("审查", "review"),
        YearEntry.OtherVisit => new Text("其他检查", "other inspection"),
        _ => new Text("再次关闭", "second closing"),
    };
}
