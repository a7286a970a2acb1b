using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Refusals;
using Inspections.Core.Rounds;

namespace Inspections.Core.Bureaus;

/// <summary>Prepares the next round of a sector from a ledger: frame, roster, recusals, quotas and commitment (protocol sections 2, 3, 5 and 8).</summary>
public static class RoundOpening
{
    /// <summary>Prepares a round; nothing is committed to yet, and what is prepared is good for the ledger as it stands.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="request">What the bureau decides.</param>
    /// <param name="ownValue">The value that the bureau's own source seals, 64 hexadecimal digits.</param>
    /// <param name="salt">A fresh salt for every leaf of the recusals.</param>
    /// <exception cref="RefusedException">The draw is not the next of its sector, or no policy allows it.</exception>
    /// <exception cref="ProtocolFormatException">A list or the commitment contradicts itself: an id twice, a time outside its year, sources without witness.</exception>
    /// <exception cref="InvalidOperationException">The policy has no stratum for the risk class of a firm.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="ledger"/> or <paramref name="request"/> is null.</exception>
    public static PreparedRound Prepare(LedgerReading ledger, RoundRequest request, string ownValue, Func<Digest> salt)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(request);
        DrawId draw = request.Draw;
        PolicyDocument? policy = ledger.PolicyFor(draw, BeijingTime.DateOf(request.DrawAt));
        Source? foreign = request.Sources.FirstOrDefault(s => s is SealedSource { Witness: null } own && own.Digest != SealedSource.Seal(draw, own.Name, ownValue));
        if ((DrawEntries.RefuseNext(ledger, draw) ?? DrawEntries.RefusePolicy(ledger, draw, policy)
            ?? (foreign is null ? null : BureauRefusals.Promise.Of(draw, foreign.Name, "one source of the bureau's own, whose value is made with the commitment"))) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        var inputs = new RoundInputs
        {
            Draw = draw,
            Policy = policy!,
            Ledger = ledger.Entries.Head,
            History = ledger.History,
            Firms = request.Firms.Where(f => f.Sectors.Contains(draw.Sector)),
            Roster = request.Roster,
            Recusals = request.Recusals.ToLookup(r => r.Firm, r => r.Inspector),
            Binding = ledger.Recusals,
            Salt = salt,
            Sources = [.. request.OwnSource is { } own ? new Source[] { new SealedSource(own, SealedSource.Seal(draw, own, ownValue)) } : [], .. request.Sources],
            Witnesses = request.Witnesses,
            DrawAt = BeijingTime.Of(request.DrawAt),
            DiscloseBy = request.DiscloseBy,
        };
        return draw.PreviousTry is { } before
            ? NextTry.Prepare(inputs, ledger.Records.DrawOf(before).Voided(ledger.VoidOf(before)!.Reason))
            : RoundPreparation.Prepare(inputs);
    }
}
