using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;

namespace Inspections.Core.Verification;

/// <summary>The lottery issues and pulses of a public folder, judged by <see cref="NamedIssues"/>.</summary>
internal static class PublishedIssues
{
    public static NamedIssues Of(PublishedFolder folder) => new(
        folder.Draws.Where(d => d.Commitment.ValueOrNull is not null && Counts(d)).SelectMany(d => d.Commitment.Value.Sources.OfType<LotterySource>().Select(s => (d.Id, s))),
        folder.Ledger.Of<ValueBody>().Select(v => v.Body));

    /// <summary>What speaks against a draw's issue, as expected and found; null when nothing does.</summary>
    public static (string Expected, string Found)? Refuse(DrawCase draw, LotterySource source) =>
        !Counts(draw) || draw.Folder.Issues.Against(source) is not { } other ? null
        : other.Issue.Issue == source.Issue
        ? ($"one moment of '{source.Name}' in all commitments", $"{BeijingTime.Format(source.At)} here, {BeijingTime.Format(other.Issue.At)} in {other.Draw}")
        : ($"of two issues the higher number later: '{source.Name}' at {BeijingTime.Format(source.At)}", $"'{other.Issue.Name}' at {BeijingTime.Format(other.Issue.At)}");

    private static bool Counts(DrawCase draw) => draw.Commitment.ValueOrNull is not Commitment commitment || NamedIssues.Counts(commitment.DrawAt, draw.Void?.Entry.At);
}
