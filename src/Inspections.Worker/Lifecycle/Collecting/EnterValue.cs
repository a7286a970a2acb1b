using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Collecting;

/// <summary>Takes a random value of a committed draw: an opening, dice, numbers of a lottery, a pulse. It enters the ledger as it comes.</summary>
internal static class EnterValue
{
    /// <summary>Enters the value.</summary>
    /// <returns>False when the same value is in already, and nothing changed.</returns>
    /// <exception cref="UserErrorException">It is refused; the message says why.</exception>
    public static bool Execute(BureauContext bureau, DrawId draw, Label name, string value, string? signature) =>
        bureau.Write(session => Execute(session, bureau, draw, name, value, signature));

    /// <inheritdoc cref="Execute(BureauContext, DrawId, Label, string, string?)"/>
    public static bool Execute(Session session, BureauContext bureau, DrawId draw, Label name, string value, string? signature)
    {
        if (Check(session, bureau, draw, name, value, signature) is not { } body)
        {
            return false;
        }

        if (!SourceStore.TryEnter(session, draw, name, value, signature))
        {
            throw new InvalidOperationException($"{draw}: '{name}' was entered by another process");
        }

        LedgerStore.Open(session).Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, body);
        return true;
    }

    /// <summary>Everything that speaks against a value, without entering it.</summary>
    /// <returns>The entry that it would be; null when the same value is in already.</returns>
    /// <exception cref="UserErrorException">It is refused; the message says why.</exception>
    public static ValueBody? Check(Session session, BureauContext bureau, DrawId draw, Label name, string value, string? signature)
    {
        Source source = SourceOf(session, draw, name);
        if (SourceStore.Values(session, draw).TryGetValue(name, out (string Value, string? Signature) known))
        {
            return known == (value, signature) ? null : throw ValueRefusals.Entered.Error(draw, name, known.Value);
        }

        Round round = RoundStore.Find(session, draw)!;
        if (round.State != RoundState.Committed)
        {
            throw ValueRefusals.Over.Error(draw, RoundWords.Of(round.State));
        }

        LedgerStore ledger = LedgerStore.Open(session);
        YearGate.Require(ledger, draw.Year, bureau.Today, YearEntry.Draw);
        var body = new ValueBody(draw, name, value, signature);
        if (value == Source.Absent)
        {
            throw ValueRefusals.Form.Error(draw, name, value, new Text("ABSENT 由程序在见证机构逾期时登记", "ABSENT is entered by the worker, when a witness's value did not come"));
        }

        return ledger.Rules.Refuse(body, ledger.TimeOf(bureau.Now)) is { } refusal
            ? throw Told(refusal, source, DrawStore.Commitment(session, draw), ledger.TimeOf(bureau.Now))
            : body;
    }

    /// <summary>A source whose value somebody enters.</summary>
    /// <exception cref="UserErrorException">The draw has no commitment, or no such source.</exception>
    public static Source SourceOf(Session session, DrawId draw, Label name)
    {
        Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
        return round.State is RoundState.Planned or RoundState.Infeasible or RoundState.NotOwed or RoundState.Missed
            ? throw ValueRefusals.BeforeCommitment.Error(draw, RoundWords.Of(round.State))
            : Find(DrawStore.Commitment(session, draw), name);
    }

    private static Source Find(Commitment commitment, Label name)
    {
        Source source = commitment.Sources.FirstOrDefault(s => s.Name == name) ?? throw ValueRefusals.NoSource.Error(commitment.Draw, name, commitment.Sources.Select(s => s.Name));
        return source is SealedSource { Witness: null }
            ? throw ValueRefusals.Own.Error(name)
            : source;
    }

    // What the rule expects, in the words of who reads a result from a screen or a sheet.
    private static UserErrorException Told(Refusal refusal, Source source, Commitment commitment, DateTimeOffset now)
    {
        string when = source is SealedSource
            ? $"见证机构的封存值须在抽取时间 {MomentText.Of(commitment.DrawAt)} 之前公开，逾期记为 ABSENT"
            : $"须在 {MomentText.Of(source.KnownAt ?? commitment.DrawAt)} {(source.KnownAt is null ? "或之后" : "之后")}登记";
        return refusal.Kind == BureauRefusals.ValueTime
            ? ValueRefusals.Time.Error(source.Name, MomentText.Of(now), new Text(when, $"the value is taken {refusal.In(new("{expected}", "{expected}")).En}"))
            : new UserErrorException(refusal);
    }
}
