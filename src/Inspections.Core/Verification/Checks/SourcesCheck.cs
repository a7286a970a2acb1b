using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Refusals;

namespace Inspections.Core.Verification.Checks;

/// <summary>
/// Every source's value was entered once, has its form, opens its digest, was entered when the protocol allows, and
/// could not be known before the commitment (protocol section 4).
/// </summary>
internal static class SourcesCheck
{
    public static void Run(DrawCase draw, Expectations e)
    {
        Commitment commitment = draw.Commitment.Value;
        var names = commitment.Sources.Select(s => s.Name).ToHashSet();
        foreach ((LedgerEntry entry, ValueBody body) in draw.EntriesOf<ValueBody>().Where(v => !names.Contains(v.Body.Name)))
        {
            e.Require(holds: false, $"values of the commitment's sources, {Wording.List(names)}", $"entry {entry.Index} of '{body.Name}'");
        }

        if (!draw.IsEntered)
        {
            Alone(draw, commitment, e);
            return;
        }

        foreach (Source source in commitment.Sources)
        {
            Promise(draw, commitment, source, e);
            Value(draw, commitment, source, e);
        }

        e.Conclude($"{commitment.Sources.Count} values, each in its form and time", Wording.List(names));
    }

    // Without a ledger: the form of every value, and what it opens; when it was entered cannot be seen.
    private static void Alone(DrawCase draw, Commitment commitment, Expectations e)
    {
        foreach ((Source source, SourceValue value) in commitment.Sources.Zip(draw.Redraw.Values))
        {
            string? promise = SourceTimes.RefusePromise(source, commitment.DrawAt);
            e.Require(promise is null, $"'{source.Name}' {promise}", $"{(source.KnownAt is DateTimeOffset at ? BeijingTime.Format(at) : "")}");
            Text? refusal = source.Refuse(draw.Id, value.Value);
            e.Require(refusal is null, $"'{source.Name}': {refusal?.En}", value.Value);
        }

        e.Wait("value entries in the ledger", "the ledger is missing");
    }

    // What can be said before there is a value.
    private static void Promise(DrawCase draw, Commitment commitment, Source source, Expectations e)
    {
        string? promise = SourceTimes.RefusePromise(source, commitment.DrawAt);
        e.Require(promise is null, $"'{source.Name}' {promise}", $"{(source.KnownAt is DateTimeOffset at ? BeijingTime.Format(at) : "")}");
        if (source is LotterySource issue && PublishedIssues.Refuse(draw, issue) is (string expected, string found))
        {
            e.Require(holds: false, expected, found);
        }
    }

    private static void Value(DrawCase draw, Commitment commitment, Source source, Expectations e)
    {
        var values = draw.EntriesOf<ValueBody>().Where(v => v.Body.Name == source.Name).ToList();
        if (values.Count == 0)
        {
            Missing(draw, commitment, source, e);
            return;
        }

        (LedgerEntry entry, ValueBody body) = values[0];
        e.Require(values.Count == 1, $"one value of '{source.Name}'", $"{values.Count} value entries");
        Text? refusal = source.Refuse(draw.Id, body.Value, body.Signature);
        e.Require(refusal is null, $"'{source.Name}': {refusal?.En}", body.Value);
        if (source is LotterySource or DrandSource && draw.Folder.Issues.OtherValue(source.Name, body.Value) is (DrawId other, string value))
        {
            e.Require(holds: false, $"one value of '{source.Name}' in all draws", $"{body.Value} here, {value} in {other}");
        }

        if (SourceTimes.Refuse(source, body.Value, entry.At, commitment.DrawAt) is string expected)
        {
            e.Require(holds: false, $"'{source.Name}' entered {expected}", BeijingTime.Format(entry.At));
        }

        e.Require(
            draw.Drawn is null || entry.Index < draw.Drawn.Value.Entry.Index || MayFollowReceipt(commitment, source),
            $"'{source.Name}' entered before the receipt, entry {draw.Drawn?.Entry.Index}", $"entry {entry.Index}");
    }

    private static void Missing(DrawCase draw, Commitment commitment, Source source, Expectations e)
    {
        if (draw.Void is not null)
        {
            return;
        }

        e.Require(
            draw.Drawn is null || MayFollowReceipt(commitment, source),
            $"a value of '{source.Name}' before the receipt", "there is none");
        e.Wait($"a value of '{source.Name}'", draw.Drawn is null ? "not entered yet" : "kept back");
    }

    private static bool MayFollowReceipt(Commitment commitment, Source source) =>
        commitment.DiscloseBy is not null && source is SealedSource { Witness: null };
}
