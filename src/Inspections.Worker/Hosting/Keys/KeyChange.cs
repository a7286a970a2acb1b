using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Keys;

/// <summary>Which keys are to follow, and who decided it.</summary>
/// <param name="People">The two people.</param>
/// <param name="Signing">File of the new signing key, or null to make one.</param>
/// <param name="NewRecovery">True to make a new recovery key as well.</param>
internal sealed record KeyOrder(TwoPeople People, string? Signing, bool NewRecovery);

/// <summary>Takes a new signing key: at any time by the old one, or by the recovery key when the old one is lost.</summary>
internal sealed class KeyChange(Database database, KeyFiles files, TimeProvider clock)
{
    /// <summary>The new key is endorsed by the one in force.</summary>
    /// <exception cref="UserErrorException">The one in force is not here.</exception>
    public KeyBody Rotate(KeyOrder order)
    {
        KeyBody inForce = InForce();
        using SigningKeys old = files.Open(Authority.Parse(inForce.Key.Name), inForce);
        return Take(order, inForce, old.Signer);
    }

    /// <summary>The new key is endorsed by the recovery key, brought from the safe.</summary>
    /// <exception cref="UserErrorException">It is not the recovery key that the ledger names.</exception>
    public KeyBody Recover(KeyOrder order, string recoveryFile)
    {
        KeyBody inForce = InForce();
        using ECDsa recovery = PrivateKeyFile.Read(recoveryFile);
        var endorser = new NoteSigner(inForce.Key.Name, recovery);
        return endorser.Verifier == inForce.Recovery ? Take(order, inForce, endorser) : throw KeyRefusals.NotRecovery.Error(recoveryFile, endorser.Verifier.KeyId, inForce.Recovery.KeyId);
    }

    /// <summary>Who decided on a key, for the bureau's own eyes; null for the first.</summary>
    public static string? DecisionOn(Session session, VerifierKey key) => Settings.Find(session, $"key {key.KeyId}");

    private KeyBody InForce() => database.Read(LedgerStore.Open).Keys ?? throw KeyRefusals.NoKeysYet.Error();

    // First the files, then the ledger: a crash in between leaves the old key in force and in its place.
    private KeyBody Take(KeyOrder order, KeyBody inForce, NoteSigner endorser)
    {
        if (order.Signing is null && !files.MayReplace)
        {
            throw KeyRefusals.FromEnvironment.Error(KeyFiles.PemVariable);
        }

        using ECDsa key = order.Signing is null ? PrivateKeyFile.Make() : PrivateKeyFile.Read(order.Signing);
        using ECDsa? recovery = order.NewRecovery ? PrivateKeyFile.Make() : null;
        var next = new NoteSigner(inForce.Key.Name, key);
        if (next.Verifier == inForce.Key || next.Verifier == inForce.Recovery)
        {
            throw KeyRefusals.InUse.Error(order.Signing);
        }

        VerifierKey safe = recovery is null ? inForce.Recovery : VerifierKey.Of(inForce.Key.Name, recovery);
        database.Read(LedgerStore.Open).RequireNext(new KeyBody(next.Verifier, safe), endorser.Verifier, clock.GetUtcNow());
        files.Prepare(files.MayReplace ? key : null, recovery);
        database.Write(session =>
        {
            LedgerStore.Open(session).ChangeKeys(clock.GetUtcNow(), Authority.Parse(inForce.Key.Name), next, endorser, safe);
            Settings.Set(session, $"key {next.Verifier.KeyId}", $"{order.People.DecidedBy} / {order.People.ApprovedBy}, {MomentText.Of(clock.GetUtcNow())}");
        });
        files.Find(next.Verifier)?.Dispose();
        files.HoldsRecovery(safe);
        return new KeyBody(next.Verifier, safe);
    }
}
