using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Refusals;
using Inspections.Core.Rounds;

namespace Inspections.Core.Bureaus;

/// <summary>What may be entered of a draw from its commitment to its end (protocol sections 3, 4 and 8).</summary>
internal static class DrawEntries
{
    /// <summary>Why a draw is not the next one of its sector.</summary>
    public static Refusal? RefuseNext(LedgerReading ledger, DrawId draw)
    {
        LastTry? last = ledger.LastOf(draw.Sector);
        IEnumerable<(string Expected, string Found)> refusals = (last is null ? [] : RoundOrder.Await(last, ledger.Entries.Size))
            .Concat(ledger.Committed.Contains(draw) ? [("one commitment of a draw", "there is one")] : [])
            .Concat(RoundOrder.Refuse(draw, last?.Draw, last is not null && ledger.VoidOf(last.Draw) is not null))
            .Concat(RoundOrder.Refuse(draw, RoundsOf(ledger, draw), InfeasibleOf(ledger, draw).Select(i => i.Round)));
        return refusals.FirstOrDefault() is { Expected: { } expected, Found: var found } ? BureauRefusals.Order.Of(draw, expected, found) : null;
    }

    /// <summary>Why a round may not be entered as infeasible.</summary>
    public static Refusal? RefuseInfeasible(LedgerReading ledger, InfeasibleBody round)
    {
        var draw = new DrawId(round.Sector, round.Year, round.Round);
        bool voided = ledger.LastOf(round.Sector) is { } last && last.Draw.RoundKey == draw.RoundKey && ledger.VoidOf(last.Draw) is not null;
        Refusal? next = RefuseNext(ledger, voided ? ledger.LastOf(round.Sector)!.Draw.NextTry() : draw);
        return next ?? (round.Eligible == 0 && round.Drawn <= round.Population ? null
            : BureauRefusals.Order.Of(draw, "nobody who may be drawn", FormattableString.Invariant($"{round.Eligible} of {round.Population}")));
    }

    /// <summary>Why a prepared round may not be committed to now.</summary>
    public static Refusal? RefuseCommitment(LedgerReading ledger, PreparedRound.Ready ready, DateTimeOffset at)
    {
        Commitment commitment = ready.Commitment;
        DrawId draw = commitment.Draw;
        if (commitment.Ledger != ledger.Entries.Head)
        {
            return BureauRefusals.Stale.Of(draw, commitment.Ledger, ledger.Entries.Head);
        }

        if (!LedgerTime.IsBeforeDraw(at, commitment.DrawAt))
        {
            return BureauRefusals.TooLate.Of(draw, BeijingTime.Format(at), BeijingTime.Format(commitment.DrawAt));
        }

        return RefusePolicy(ledger, commitment) ?? commitment.Sources.Select(s => RefusePromise(ledger, commitment, s)).OfType<Refusal>().FirstOrDefault();
    }

    /// <summary>Why a policy may not be drawn by.</summary>
    public static Refusal? RefusePolicy(LedgerReading ledger, DrawId draw, PolicyDocument? policy)
    {
        if (policy is null)
        {
            return BureauRefusals.Policy.Of("a policy in the ledger", "none");
        }

        if (ledger.Keys is { } keys && keys.Key.Name != policy.Authority.ToString())
        {
            return BureauRefusals.Policy.Of($"a policy of {keys.Key.Name}", policy.Authority);
        }

        if (policy.Of(draw.Sector) is null)
        {
            return BureauRefusals.Policy.Of($"rules for {draw.Sector}", string.Join(", ", policy.Sectors.Select(s => s.Sector)));
        }

        // A try that keeps a voided one's policy is judged as of that one.
        return ledger.KeptTry(draw) is null && RulesOfYear.Refuse(ledger.CommitmentsOf(draw.Year).Select(c => ledger.Records.PolicyOf(c.Policy)), policy) is { } expected
            ? BureauRefusals.Policy.Of(expected, policy.Digest)
            : null;
    }

    /// <summary>Why a value may not be entered.</summary>
    public static Refusal? RefuseValue(LedgerReading ledger, ValueBody value, DateTimeOffset at)
    {
        Commitment commitment = ledger.Records.CommitmentOf(value.Draw);
        Refusal? Refused(string expected, string found) => BureauRefusals.Value.Of(value.Draw, value.Name, expected, found);
        if (commitment.Sources.FirstOrDefault(s => s.Name == value.Name) is not { } source)
        {
            return Refused(string.Join(", ", commitment.Sources.Select(s => s.Name)), $"{value.Name}");
        }

        bool isDisclosure = commitment.IsKeptBack && source is SealedSource { Witness: null };
        return ledger.ValuesOf(value.Draw).TryGetValue(value.Name, out string? entered) ? Refused("one value", entered)
            : ledger.EndOf(value.Draw) is { } end && !(isDisclosure && end.Body is ReceiptBody) ? BureauRefusals.Ended.Of(value.Draw, end.Body.Kind)
            : isDisclosure && ledger.EndOf(value.Draw) is null ? BureauRefusals.NotDrawn.Of(value.Draw)
            : source.Refuse(value.Draw, value.Value, value.Signature) is { } form ? BureauRefusals.ValueForm.Of(value.Draw, value.Name, value.Value, form)
            : SourceTimes.Refuse(source, value.Value, at, commitment.DrawAt) is { } time ? BureauRefusals.ValueTime.Of(value.Draw, value.Name, BeijingTime.Format(at), time)
            : source is LotterySource or DrandSource && ledger.OtherValue(source.Name, value.Value) is { } other ? BureauRefusals.ValueOther.Of(value.Draw, value.Name, value.Value, other.Draw, other.Value)
            : null;
    }

    /// <summary>Why a receipt may not be entered.</summary>
    public static Refusal? RefuseReceipt(LedgerReading ledger, ReceiptBody receipt, DateTimeOffset at)
    {
        DrawId draw = receipt.Draw;
        if (ledger.EndOf(draw) is { } end)
        {
            return BureauRefusals.Ended.Of(draw, end.Body.Kind);
        }

        DateTimeOffset drawAt = ledger.Records.CommitmentOf(draw).DrawAt;
        if (at < drawAt)
        {
            return BureauRefusals.NotReady.Of(draw, $"{BeijingTime.Format(drawAt)} or later", BeijingTime.Format(at));
        }

        if (ledger.MissingOf(draw) is { Count: > 0 } missing)
        {
            return BureauRefusals.NotReady.Of(draw, "every value", "without " + string.Join(", ", missing.Select(s => s.Name)));
        }

        Digest right = ledger.Records.ReceivedOf(draw).Receipt.Digest;
        return receipt.Receipt == right ? null : BureauRefusals.NotReady.Of(draw, $"receipt {right}", receipt.Receipt);
    }

    /// <summary>Why a draw may not be voided so.</summary>
    public static Refusal? RefuseVoid(LedgerReading ledger, VoidBody end, DateTimeOffset at)
    {
        if (ledger.EndOf(end.Draw) is { } before)
        {
            return BureauRefusals.Ended.Of(end.Draw, before.Body.Kind);
        }

        return VoidRule.Refuse(end, ledger.Records.CommitmentOf(end.Draw), at, [.. ledger.ValuesOf(end.Draw).Keys]).FirstOrDefault() is { Expected: { } expected, Found: var found }
            ? BureauRefusals.Void.Of(end.Draw, expected, found)
            : null;
    }

    // The policy in force, with rules that the commitment says.
    private static Refusal? RefusePolicy(LedgerReading ledger, Commitment commitment)
    {
        PolicyDocument? policy = ledger.PolicyFor(commitment.Draw, BeijingTime.DateOf(commitment.DrawAt));
        return RefusePolicy(ledger, commitment.Draw, policy)
            ?? (policy!.Digest == commitment.Policy ? null : BureauRefusals.Policy.Of($"the policy in force, {policy.Digest}", commitment.Policy));
    }

    private static Refusal? RefusePromise(LedgerReading ledger, Commitment commitment, Source source)
    {
        string? expected = SourceTimes.RefusePromise(source, commitment.DrawAt)
            ?? (source is LotterySource issue
                ? ledger.Issues.Against(issue) is { } other ? $"what {other.Draw} says of {other.Issue.Name} at {BeijingTime.Format(other.Issue.At)}"
                : commitment.Sources.OfType<LotterySource>().FirstOrDefault(issue.Contradicts) is { } twin ? $"what {twin.Name} at {BeijingTime.Format(twin.At)} says"
                : null
                : null);
        return expected is null ? null : BureauRefusals.Promise.Of(commitment.Draw, source.Name, expected);
    }

    private static IEnumerable<int> RoundsOf(LedgerReading ledger, DrawId draw) => ledger.Committed.Where(d => d.Sector == draw.Sector && d.Year == draw.Year).Select(d => d.Round);

    private static IEnumerable<InfeasibleBody> InfeasibleOf(LedgerReading ledger, DrawId draw) => ledger.Of<InfeasibleBody>().Where(i => i.Sector == draw.Sector && i.Year == draw.Year);
}
