using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Rounds;

/// <summary>
/// The lottery issues and pulses that a ledger's commitments name: one issue has one moment, of two issues of one lottery the higher
/// number is later, and one issue or pulse has one value for all (protocol section 4).
/// </summary>
public sealed class NamedIssues
{
    private readonly Dictionary<string, (DrawId Draw, LotterySource Issue)[]> _byLottery;
    private readonly ILookup<Label, (DrawId Draw, string Value)> _values;

    /// <summary>The issues and values of a ledger.</summary>
    /// <param name="named">Every issue that a commitment names which <see cref="Counts"/>.</param>
    /// <param name="values">Every value that was entered, of voided draws too.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public NamedIssues(IEnumerable<(DrawId Draw, LotterySource Issue)> named, IEnumerable<ValueBody> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _byLottery = named.GroupBy(n => n.Issue.Kind, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.DistinctBy(n => (n.Issue.Issue, n.Issue.At)).OrderBy(n => n.Issue.Issue).ToArray(), StringComparer.Ordinal);
        _values = values.ToLookup(v => v.Name, v => (v.Draw, v.Value));
    }

    /// <summary>True for a commitment whose issues count: one that was voided before its draw's time does not.</summary>
    /// <param name="drawAt">The draw's time.</param>
    /// <param name="voidedAt">When it was voided, or null.</param>
    internal static bool Counts(DateTimeOffset drawAt, DateTimeOffset? voidedAt) => !(voidedAt < drawAt);

    /// <summary>The first issue, and a draw that names it, beside which another cannot be right; the same issue at another moment comes first. Null when there is none.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="issue"/> is null.</exception>
    public (DrawId Draw, LotterySource Issue)? Against(LotterySource issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return _byLottery.GetValueOrDefault(issue.Kind, [])
            .Where(n => n.Issue.Contradicts(issue))
            .OrderBy(n => n.Issue.Issue == issue.Issue ? 0 : 1)
            .Select(n => ((DrawId, LotterySource)?)n)
            .FirstOrDefault();
    }

    /// <summary>Another value that was entered for the same issue or pulse, or null.</summary>
    public (DrawId Draw, string Value)? OtherValue(Label source, string value) =>
        _values[source].Where(v => v.Value != value).Select(v => ((DrawId, string)?)v).FirstOrDefault();
}
