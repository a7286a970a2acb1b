using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting;

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
        return [.. ledger.Bodies.OfType<KeyBody>()];
    });

    /// <summary>
    /// Brings the policy in force up to what the bureau has written, or up to its directory. A sector is in force from its first
    /// firm on.
    /// </summary>
    /// <exception cref="UserErrorException">What is written has no stratum for some firm.</exception>
    public void AdoptPolicy() => bureau.Database.Write(session =>
    {
        IReadOnlyList<Firm> firms = FirmStore.Current(session);
        PolicyDocument? current = PolicyStore.Find(session, LedgerStore.Open(session));
        var used = firms.SelectMany(f => f.Sectors).ToHashSet();
        PolicyDocument wanted = written is not null
            ? written with { Sectors = [.. written.Sectors.Where(s => IsOurs(s.Sector))] }
            : PolicyStore.Default(bureau.Authority, SectorStore.All(session).Where(s => IsOurs(s.Code)), bureau.Today, current);
        if (wanted.Sectors.Count > 0)
        {
            FirmStrata.Require(wanted, firms);
            PolicyStore.Adopt(session, bureau, wanted);
        }

        // A sector without firms has nothing to draw; in force, its rounds would be missing at the year's end.
        bool IsOurs(SectorCode sector) => used.Contains(sector) || current?.Of(sector) is not null;
    });
}
