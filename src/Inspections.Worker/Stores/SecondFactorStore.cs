using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>A person's second factor.</summary>
/// <param name="IsOn">True once a code of it was given: before that it is asked for nowhere.</param>
/// <param name="LastStep">The time step of the last code that was taken (RFC 6238): none up to it is taken again.</param>
internal sealed record SecondFactor(bool IsOn, long LastStep);

/// <summary>Second factors: secrets sealed under the key that the bureau's own values are sealed under, recovery codes as digests.</summary>
internal static class SecondFactorStore
{
    /// <summary>True once anybody has one.</summary>
    public static bool Any(Session session) => session.Find<long>("SELECT COUNT(staff) FROM second_factor WHERE confirmed_at IS NOT NULL") > 0;

    /// <summary>A person's, or null.</summary>
    public static SecondFactor? Find(Session session, Label staff) =>
        session.Query<(long LastStep, string? ConfirmedAt)>("SELECT last_step, confirmed_at FROM second_factor WHERE staff = @Staff", new { Staff = staff.ToString() })
            .Select(r => new SecondFactor(r.ConfirmedAt is not null, r.LastStep)).FirstOrDefault();

    /// <summary>The secret of a person's, in base32.</summary>
    /// <exception cref="UserErrorException">The key that it is sealed under is not here.</exception>
    public static string SecretOf(Session session, Label staff)
    {
        (string keyId, string secret) = session.Find<(string, string)>("SELECT key_id, secret FROM second_factor WHERE staff = @Staff", new { Staff = staff.ToString() });
        return session.Database?.Sealing is { } key && key.Id == keyId ? key.Open(Purpose(staff.ToString()), secret) : throw SealedValueStore.Missing(keyId);
    }

    /// <summary>Keeps a secret in place of any other; it is asked for once a code of it was given.</summary>
    /// <exception cref="UserErrorException">The key in force is not here.</exception>
    public static void Put(Session session, Label staff, string secret)
    {
        SealingKey key = SealedValueStore.RequireKey(session);
        Drop(session, staff);
        session.Execute(
            "INSERT INTO second_factor (staff, key_id, secret, last_step, confirmed_at) VALUES (@Staff, @Id, @Secret, 0, NULL)",
            new { Staff = staff.ToString(), key.Id, Secret = key.Seal(Purpose(staff.ToString()), secret) });
    }

    /// <summary>Asks for it from now on.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="staff">Whose.</param>
    /// <param name="now">When its first code was given.</param>
    /// <param name="recovery">Digests of the codes that stand in for a lost one, each once.</param>
    public static void Confirm(Session session, Label staff, DateTimeOffset now, IEnumerable<Digest> recovery)
    {
        session.Execute("UPDATE second_factor SET confirmed_at = @Now WHERE staff = @Staff", new { Staff = staff.ToString(), Now = BeijingTime.Format(now) });
        foreach (Digest code in recovery)
        {
            session.Execute("INSERT INTO recovery_code (code, staff) VALUES (@Code, @Staff)", new { Code = code.ToString(), Staff = staff.ToString() });
        }
    }

    /// <summary>Notes the step of a code that was taken.</summary>
    public static void Take(Session session, Label staff, long step) =>
        session.Execute("UPDATE second_factor SET last_step = @step WHERE staff = @Staff", new { Staff = staff.ToString(), step });

    /// <summary>Takes a recovery code, once.</summary>
    /// <returns>True when it was one of the person's.</returns>
    public static bool TakeRecovery(Session session, Label staff, Digest code) =>
        session.Execute("DELETE FROM recovery_code WHERE staff = @Staff AND code = @Code", new { Staff = staff.ToString(), Code = code.ToString() }) > 0;

    /// <summary>How many recovery codes are left.</summary>
    public static int RecoveryLeft(Session session, Label staff) => (int)session.Find<long>("SELECT COUNT(code) FROM recovery_code WHERE staff = @Staff", new { Staff = staff.ToString() });

    /// <summary>Drops it, with its recovery codes.</summary>
    public static void Drop(Session session, Label staff)
    {
        session.Execute("DELETE FROM recovery_code WHERE staff = @Staff", new { Staff = staff.ToString() });
        session.Execute("DELETE FROM second_factor WHERE staff = @Staff", new { Staff = staff.ToString() });
    }

    /// <summary>Seals anew under a key what was sealed under a former one.</summary>
    public static void SealAgain(Session session, SealingKey key, SealingKey former) => session.Execute(
        "UPDATE second_factor SET key_id = @Id, secret = @Secret WHERE staff = @Staff",
        session.Query<(string Staff, string Secret)>("SELECT staff, secret FROM second_factor WHERE key_id = @Id", new { former.Id })
            .Select(f => new { f.Staff, key.Id, Secret = key.Seal(Purpose(f.Staff), former.Open(Purpose(f.Staff), f.Secret)) }).ToArray());

    private static string Purpose(string staff) => $"second factor of {staff}";
}
