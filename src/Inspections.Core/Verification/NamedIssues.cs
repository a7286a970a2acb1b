using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Verification;

/// <summary>
/// The lottery issues and pulses that a ledger's commitments name: one issue has one moment, a higher number a later one, and
/// one value for all (protocol section 4). Commitments voided before their draw's time do not count.
/// </summary>
internal sealed class NamedIssues
{
    private readonly ILookup<Label, (DrawCase Draw, LotterySource Source)> _byName;
    private readonly Dictionary<string, LotterySource[]> _byLottery;
    private readonly ILookup<Label, (DrawId Draw, string Value)> _values;

    public NamedIssues(PublishedFolder folder)
    {
        (DrawCase Draw, LotterySource Source)[] named = [.. folder.Draws
            .Where(d => d.Commitment.ValueOrNull is not null && !VoidedBeforeItsTime(d))
            .SelectMany(d => d.Commitment.Value.Sources.OfType<LotterySource>().Select(s => (d, s)))];
        _byName = named.ToLookup(n => n.Source.Name);
        _byLottery = named.GroupBy(n => n.Source.Kind, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(n => n.Source).DistinctBy(s => (s.Issue, s.At)).OrderBy(s => s.Issue).ToArray(), StringComparer.Ordinal);
        _values = folder.Ledger.Of<ValueBody>().Select(v => (v.Body.Name, v.Body.Draw, v.Body.Value)).ToLookup(v => v.Name, v => (v.Draw, v.Value));
    }

    /// <summary>What speaks against a draw's issue, as expected and found; null when nothing does.</summary>
    public (string Expected, string Found)? Refuse(DrawCase draw, LotterySource source)
    {
        if (VoidedBeforeItsTime(draw))
        {
            return null;
        }

        (DrawCase Draw, LotterySource Source) other = _byName[source.Name].FirstOrDefault(n => n.Source.At != source.At);
        if (other.Draw is not null)
        {
            return ($"one moment of '{source.Name}' in all commitments", $"{BeijingTime.Format(source.At)} here, {BeijingTime.Format(other.Source.At)} in {other.Draw.Id}");
        }

        LotterySource? crossed = _byLottery.GetValueOrDefault(source.Kind, []).FirstOrDefault(n => n.Issue != source.Issue && n.Contradicts(source));
        return crossed is null ? null : ($"of two issues the higher number later: '{source.Name}' at {BeijingTime.Format(source.At)}", $"'{crossed.Name}' at {BeijingTime.Format(crossed.At)}");
    }

    /// <summary>Another value of the same issue or pulse, or null.</summary>
    public (DrawId Draw, string Value)? OtherValue(Label source, string value) =>
        _values[source].Where(v => v.Value != value).Select(v => ((DrawId, string)?)v).FirstOrDefault();

    private static bool VoidedBeforeItsTime(DrawCase draw) =>
        draw.Void is { } end && draw.Commitment.ValueOrNull is Commitment commitment && end.Entry.At < commitment.DrawAt;
}
