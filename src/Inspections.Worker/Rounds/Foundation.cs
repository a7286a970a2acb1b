using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Worker.Directories;
using Inspections.Worker.Ledgers;

namespace Inspections.Worker.Rounds;

/// <summary>What stands in every ledger before its first round: the bureau's keys and its policy.</summary>
/// <param name="bureau">The bureau.</param>
/// <param name="written">The policy the bureau has written, or null for the default one.</param>
internal sealed class Foundation(Bureau bureau, PolicyDocument? written)
{
    /// <summary>Enters the keys as entry 0 and gives all there ever were. A ledger of other keys is refused: its checkpoints could not be signed.</summary>
    public IReadOnlyList<KeyBody> EnterKeys() => bureau.Database.Write<IReadOnlyList<KeyBody>>(session =>
    {
        LedgerBook ledger = LedgerBook.Open(session);
        if (ledger.Keys is null)
        {
            ledger.Append(bureau.Now, bureau.Authority, bureau.Keys.Signer, new KeyBody(bureau.Keys.Signer.Verifier, bureau.Keys.Recovery));
        }

        ledger.RequireInForce(bureau.Keys.Signer);
        return [.. ledger.Bodies.OfType<KeyBody>()];
    });

    /// <summary>Brings the policy in force up to what the bureau has written, or up to its directory.</summary>
    public void AdoptPolicy() => bureau.Database.Write(session =>
    {
        var used = FirmDirectory.Current(session).SelectMany(f => f.Sectors).ToHashSet();
        if (written is not null)
        {
            PolicyRegister.Adopt(session, bureau, written);
        }
        else if (used.Count > 0)
        {
            PolicyDocument? current = PolicyRegister.Find(session, LedgerBook.Open(session));
            PolicyRegister.Adopt(session, bureau, PolicyRegister.Default(
                bureau.Authority,
                SectorList.All(session).Where(s => used.Contains(s.Code) || current?.Of(s.Code) is not null),
                bureau.Today,
                current));
        }
    });
}
