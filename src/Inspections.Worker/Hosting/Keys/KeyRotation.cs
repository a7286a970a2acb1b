using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Hosting.Keys;

/// <summary>A rotation that the head has decided and the leader has not approved.</summary>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
/// <param name="KeyId">The key in force then.</param>
internal sealed record DecidedRotation(Label By, DateTimeOffset At, string KeyId)
{
    /// <summary>As it is kept, and as a page gives it back.</summary>
    public override string ToString() => $"{By} {BeijingTime.Format(At)} {KeyId}";
}

/// <summary>
/// A new signing key while the worker runs: decided by the head, approved by the leader, endorsed by the key in force, and taken by the worker at once.
/// Where several workers share a database every one of them would need it, and the command is used with all of them stopped.
/// </summary>
/// <param name="bureau">The bureau.</param>
/// <param name="files">Where the private keys lie.</param>
/// <param name="isShared">True where other workers share the database.</param>
internal sealed class KeyRotation(BureauContext bureau, KeyFiles files, bool isShared)
{
    private const string Decided = "decided key rotation";

    private readonly Lock _turn = new();

    /// <summary>True where a rotation can be carried out here.</summary>
    public bool IsPossible => !isShared && files.MayReplace;

    /// <summary>Where the private keys lie.</summary>
    public KeyFiles Files => files;

    /// <summary>What the head has decided of the key in force, or null.</summary>
    public static DecidedRotation? Pending(Session session) =>
        Settings.Find(session, Decided)?.Split(' ') is [var by, var at, var key] && LedgerStore.Open(session).Keys?.Key.KeyId == key
            ? new DecidedRotation(Label.Parse(by), BeijingTime.ParseMoment(at), key) : null;

    /// <summary>The head's decision.</summary>
    /// <exception cref="UserErrorException">It cannot be carried out here, or is decided already.</exception>
    public void Decide(Session session, SignedIn who)
    {
        who.Require(Duty.Decide);
        RequirePossible();
        if (Pending(session) is { } other)
        {
            throw KeyRefusals.Decided.Error(other.By);
        }

        string inForce = LedgerStore.Open(session).Keys!.Key.KeyId;
        Settings.Set(session, Decided, new DecidedRotation(who.Account.Staff, bureau.Now, inForce).ToString());
        ActionLog.Add(session, who.Did(bureau.Now, "key.decide", inForce));
    }

    /// <summary>Takes the decision back, by the head or the leader.</summary>
    /// <exception cref="UserErrorException">There is none any more.</exception>
    public void Drop(Session session, SignedIn who, string seen)
    {
        RequireSeen(session, seen);
        Settings.Set(session, Decided, "");
        ActionLog.Add(session, who.Did(bureau.Now, "key.drop", ""));
    }

    /// <summary>The leader's approval, which carries it out.</summary>
    /// <param name="who">Who approves.</param>
    /// <param name="seen">The decision as it was shown.</param>
    /// <exception cref="UserErrorException">It is another one by now, or both are the same person.</exception>
    public KeyBody Approve(SignedIn who, string seen)
    {
        who.Require(Duty.Approve);
        RequirePossible();
        lock (_turn)
        {
            var people = new TwoPeople(bureau.Database.Read(session => RequireSeen(session, seen)).By, who.Account.Staff);
            KeyBody keys = new KeyChange(bureau.Database, files, bureau.Clock).Rotate(new KeyOrder(people, Signing: null, NewRecovery: false));

            // Until here the old key is refused by the ledger: what was to be entered meanwhile is entered in a minute.
            bureau.Keys.TakeOver(files.Open(bureau.Authority, keys));
            bureau.Database.Write(session =>
            {
                Settings.Set(session, Decided, "");
                ActionLog.Add(session, who.Did(bureau.Now, "key.rotate", keys.Key.KeyId));
            });
            return keys;
        }
    }

    private static DecidedRotation RequireSeen(Session session, string seen) =>
        Pending(session) is { } decided && decided.ToString() == seen ? decided : throw KeyRefusals.NotDecided.Error();

    private void RequirePossible()
    {
        if (isShared)
        {
            throw KeyRefusals.Shared.Error();
        }

        if (!files.MayReplace)
        {
            throw KeyRefusals.FromEnvironment.Error(KeyFiles.PemVariable);
        }
    }
}
