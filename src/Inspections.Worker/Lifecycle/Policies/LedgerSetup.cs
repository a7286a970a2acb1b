using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Policies;

/// <summary>What stands in every ledger before its first round: the bureau's keys and its policy.</summary>
/// <param name="bureau">The bureau.</param>
/// <param name="written">The policy the bureau has written, or null for the default one.</param>
internal sealed class LedgerSetup(BureauContext bureau, PolicyDocument? written)
{
    /// <summary>Enters the keys as entry 0 and gives all there ever were. A ledger of other keys is refused: its checkpoints could not be signed.</summary>
    public IReadOnlyList<KeyBody> EnterKeys() => bureau.Database.Write<IReadOnlyList<KeyBody>>(session =>
    {
        LedgerStore ledger = LedgerStore.Open(session);
        if (ledger.Keys is null)
        {
            ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new KeyBody(bureau.Keys.Signer.Verifier, bureau.Keys.Recovery));
        }

        ledger.RequireInForce(bureau.Keys.Signer);
        return [.. ledger.Of<KeyBody>()];
    });

    /// <summary>
    /// Brings the policy in force up to what the bureau has written, or up to its directory. A sector is in force from its first
    /// firm on. Only a worker that starts and two people (<c>policy adopt</c>) do so.
    /// </summary>
    /// <param name="people">The two people who decided it; null for a worker that starts.</param>
    /// <returns>What was wanted and what was in force before.</returns>
    /// <exception cref="UserErrorException">It cannot come into force.</exception>
    public PolicyProposal AdoptPolicy(TwoPeople? people = null) => bureau.Database.Write(session =>
    {
        PolicyProposal proposal = people is null ? PolicyProposal.OfFile(session, bureau, written) : PolicyProposal.Of(session, bureau, written);
        Adopt(session, bureau, proposal, people);
        if (people is not null)
        {
            PolicyProposal.Overrule(session, file: null);
        }

        return proposal;
    });

    /// <summary>Brings a proposal into force, unless it is.</summary>
    /// <exception cref="UserErrorException">It cannot come into force.</exception>
    public static void Adopt(Session session, BureauContext bureau, PolicyProposal proposal, TwoPeople? people)
    {
        proposal.Require();
        if (!proposal.IsInForce)
        {
            PolicyStore.Adopt(session, bureau, proposal.Wanted!);
            if (people is { } two)
            {
                PolicyStore.KeepDecision(session, proposal.Wanted!.Digest, $"{two.DecidedBy} / {two.ApprovedBy}, {MomentText.Of(bureau.Now)}");
            }
        }
    }
}
