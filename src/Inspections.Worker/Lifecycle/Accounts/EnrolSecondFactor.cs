using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>
/// Gives somebody a second factor, and takes it away. Begun, it is asked for nowhere; the first right code turns it on, so that nobody is locked
/// out by a picture that was never read.
/// </summary>
internal sealed class EnrolSecondFactor(Database database, TimeProvider clock)
{
    private readonly AccountProofs _proofs = new(database, clock, directory: null);

    private DateTimeOffset Now => BeijingTime.Of(clock.GetUtcNow());

    /// <summary>Begins with a new secret.</summary>
    /// <exception cref="UserErrorException">There is a factor already, or the key that secrets are sealed under is not here.</exception>
    public void Begin(SignedIn who) => database.Write(session =>
    {
        who.Require(Duty.SignedIn);
        RequireNone(session, who.Account.Staff);
        SecondFactorStore.Put(session, who.Account.Staff, TimeCodes.NewSecret());
    });

    /// <summary>The secret that was begun with, in base32: shown until the first code is given, and never again. Null where nothing was begun.</summary>
    /// <exception cref="UserErrorException">The key that secrets are sealed under is not here.</exception>
    public string? Begun(SignedIn who) => database.Read(session =>
        SecondFactorStore.Find(session, who.Account.Staff) is { IsOn: false } ? SecondFactorStore.SecretOf(session, who.Account.Staff) : null);

    /// <summary>Turns it on by its first code.</summary>
    /// <returns>The recovery codes: shown once.</returns>
    /// <exception cref="UserErrorException">The code is wrong, or nothing was begun.</exception>
    public IReadOnlyList<string> Confirm(SignedIn who, string code) => database.Write(session =>
    {
        Label staff = who.Account.Staff;
        RequireNone(session, staff);
        SecondFactor begun = SecondFactorStore.Find(session, staff) ?? throw AccountRefusals.NoFactor.Error(staff);
        if (!_proofs.TakeCode(session, staff, begun, code))
        {
            throw AccountRefusals.WrongCode.Error();
        }

        IReadOnlyList<string> recovery = TimeCodes.NewRecovery();
        SecondFactorStore.Confirm(session, staff, Now, recovery.Select(c => TimeCodes.KeptAs(c)!.Value));
        ActionLog.Add(session, who.Did(Now, "factor.on", ""));
        return recovery;
    });

    /// <summary>Takes one's own away. The caller has had it proved.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public void Remove(SignedIn who) => database.Write(session =>
    {
        Drop(session, who.Account.Staff);
        ActionLog.Add(session, who.Did(Now, "factor.off", ""));
    });

    /// <summary>Drops somebody's.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static void Drop(Session session, Label staff)
    {
        if (SecondFactorStore.Find(session, staff) is null)
        {
            throw AccountRefusals.NoFactor.Error(staff);
        }

        SecondFactorStore.Drop(session, staff);
    }

    private static void RequireNone(Session session, Label staff)
    {
        if (SecondFactorStore.Find(session, staff) is { IsOn: true })
        {
            throw AccountRefusals.FactorIsOn.Error(staff);
        }
    }
}
