using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Committing;

/// <summary>Takes what a witness or the bureau promises to a draw before its commitment: a sealed digest, the issue of a lottery.</summary>
internal static class PromiseSource
{
    /// <summary>Keeps the promise for the commitment.</summary>
    /// <returns>False when the same was promised already, and nothing changed.</returns>
    /// <exception cref="UserErrorException">It cannot be used; the message says why.</exception>
    public static bool Execute(BureauContext bureau, CommitmentOptions options, DrawId draw, SourcePromise promise) => bureau.Write(session =>
    {
        Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
        if (SourceStore.Promises(session, draw).GetValueOrDefault(SourceSlot.Of(promise.Name)) == promise)
        {
            return false;
        }

        if (round.State != RoundState.Planned)
        {
            throw CommitmentRefusals.Committed.Error(draw, RoundWords.Of(round.State));
        }

        string slot = SourceSlot.Of(promise.Name);
        if (!options.Sources.Contains(slot, StringComparer.Ordinal))
        {
            throw CommitmentRefusals.NotSet.Error(options.Sources, slot);
        }

        RequireUsable(promise, round);
        RequireOneMoment(session, draw, promise);
        if (promise.Digest is { } digest && SourceStore.UseOf(session, digest) is DrawId used)
        {
            throw CommitmentRefusals.DigestUsed.Error(digest, used);
        }

        SourceStore.Promise(session, draw, promise);
        return true;
    });

    private static void RequireOneMoment(Session session, DrawId draw, SourcePromise promise)
    {
        if (Issue(promise) is { } issue && (LedgerStore.Open(session).Reading.Issues.Against(issue) ?? Promised(session, draw).Against(issue)) is { Issue: { } other } named)
        {
            throw CommitmentRefusals.OtherMoment.Error(issue.Name, BeijingTime.Format(issue.At), named.Draw, other.Name, BeijingTime.Format(other.At));
        }
    }

    // What other rounds have promised that are not committed to yet.
    private static NamedIssues Promised(Session session, DrawId draw) => new(
        RoundStore.Years(session).SelectMany(y => RoundStore.OfYear(session, y))
            .Where(r => r.State == RoundState.Planned && r.Draw != draw)
            .SelectMany(r => SourceStore.Promises(session, r.Draw).Values.Select(p => (r.Draw, Issue: Issue(p))))
            .Where(p => p.Issue is not null).Select(p => (p.Draw, p.Issue!)),
        []);

    private static LotterySource? Issue(SourcePromise promise) =>
        promise.KnownAt is DateTimeOffset at ? new LotterySource(promise.Name, Lottery.OfKind(SourceSlot.Of(promise.Name)), at) : null;

    private static void RequireUsable(SourcePromise promise, Round round)
    {
        string slot = SourceSlot.Of(promise.Name);
        bool fits = promise switch
        {
            { Digest: not null, KnownAt: null } => SourceSlot.IsWitness(slot),
            { Digest: null, KnownAt: not null } => SourceSlot.IsLottery(slot),
            _ => false,
        };
        if (!fits)
        {
            throw CommitmentRefusals.NothingToPromise.Error(promise.Name);
        }

        if (promise.KnownAt is DateTimeOffset at)
        {
            try
            {
                _ = new LotterySource(promise.Name, Lottery.OfKind(slot), at);
            }
            catch (ProtocolFormatException e)
            {
                throw CommitmentRefusals.IssueForm.Error(promise.Name, slot, e.Message, at.Year);
            }

            if (at < round.DrawAt)
            {
                throw CommitmentRefusals.IssueTooEarly.Error(promise.Name, BeijingTime.Format(at), BeijingTime.Format(round.DrawAt));
            }

            if (SourceTimes.RefusePromise(new LotterySource(promise.Name, Lottery.OfKind(slot), at), round.DrawAt) is not null)
            {
                throw CommitmentRefusals.IssueTooLate.Error(promise.Name, BeijingTime.Format(at), BeijingTime.Format(round.DrawAt));
            }
        }
    }
}
