using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>
/// Whether what somebody gives proves who he is: the password here or in the bureau's directory, or whom a certificate, a gateway or a sign-in
/// service vouches for; and the code of a second factor beside it. What is wrong is counted, in whatever way it was tried.
/// </summary>
internal sealed class AccountProofs(Database database, TimeProvider clock, DirectoryBind? directory)
{
    private readonly UnknownIds _unknown = new();

    private DateTimeOffset Now => BeijingTime.Of(clock.GetUtcNow());

    /// <summary>Judges what was given. That is slow, on purpose or for the network: no transaction waits for it.</summary>
    /// <exception cref="UserErrorException">The directory cannot be asked.</exception>
    public Judged Judge(Label? staff, Proving given)
    {
        if (given.Presented is { } presented)
        {
            return new Judged(staff, null, IsRight: staff is not null && presented.Staff == $"{staff}", given.Code, presented.Way);
        }

        string password = given.Password ?? "";
        (bool isKnown, string? hash) = staff is not { } known ? (false, null) : database.Read(session =>
            AccountStore.Find(session, known) is null ? (false, null) : (true, AccountStore.CredentialOf(session, known).Hash));

        // Whoever has a password here is asked for that one. A directory lets in without a name whoever gives no password: it is never asked for that.
        if (staff is { } asked && hash is null && directory is not null)
        {
            bool isRight = !IsLocked(asked) && password.Length is > 0 and <= Passwords.Most && directory(isKnown ? $"{asked}" : NobodysName(), password);
            return new Judged(staff, null, isKnown && isRight, given.Code, isKnown ? SignInWay.Ldap : SignInWay.Password);
        }

        return new Judged(staff, hash, Passwords.AreSame(hash, password), given.Code, SignInWay.Password);
    }

    /// <summary>Lets in, or counts what is wrong; the count stays, whatever is answered.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="judged">What was given.</param>
    /// <param name="withCode">False where the code was given just before.</param>
    /// <returns>Null when the person is let in.</returns>
    public Refusal? Settle(Session session, Judged judged, bool withCode = true)
    {
        if (judged.Staff is not { } staff)
        {
            return AccountRefusals.NotLetIn.Of();
        }

        if (AccountStore.Find(session, staff) is not { } account)
        {
            return judged.Way.TakesPassword() && _unknown.Count(staff, Now) is { } over ? Locked(over) : AccountRefusals.NotLetIn.Of();
        }

        Credential credential = AccountStore.CredentialOf(session, staff);
        if (credential.LockedUntil is { } until && until > Now)
        {
            return Locked(until);
        }

        if (!judged.IsRight || judged.Hash != (judged.Way == SignInWay.Password ? credential.Hash : null))
        {
            return Count(session, staff, credential) ?? AccountRefusals.NotLetIn.Of();
        }

        bool isOver = judged.Way == SignInWay.Password && credential.MustChange && Now - credential.SetAt > Authentication.FirstPasswordHolds;
        if (!account.IsInForceOn(BeijingTime.DateOf(Now)) || isOver)
        {
            return AccountRefusals.NotLetIn.Of();
        }

        // The sign-in service asks for what it wants itself.
        if (withCode && judged.Way != SignInWay.Oidc && SecondFactorStore.Find(session, staff) is { IsOn: true } factor)
        {
            if (string.IsNullOrWhiteSpace(judged.Code))
            {
                return AccountRefusals.CodeNeeded.Of();
            }

            if (!TakeCode(session, staff, factor, judged.Code))
            {
                return Count(session, staff, credential) ?? AccountRefusals.WrongCode.Of();
            }
        }

        AccountStore.Keep(session, staff, credential with { Failures = 0, LockedUntil = null });
        return null;
    }

    /// <summary>Takes a code, once.</summary>
    public bool TakeCode(Session session, Label staff, SecondFactor factor, string code)
    {
        if (TimeCodes.KeptAs(code) is { } recovery)
        {
            return SecondFactorStore.TakeRecovery(session, staff, recovery);
        }

        if (TimeCodes.Step(SecondFactorStore.SecretOf(session, staff), code, Now, factor.LastStep) is not { } step)
        {
            return false;
        }

        SecondFactorStore.Take(session, staff, step);
        return true;
    }

    // A directory counts by itself, and may lock the person out everywhere: it is not asked any more once it is locked here.
    private bool IsLocked(Label staff) => (database.Read(session => AccountStore.Find(session, staff) is null ? null : AccountStore.CredentialOf(session, staff).LockedUntil) ?? _unknown.LockedUntil(staff, Now)) > Now;

    // The directory is asked for an id that has no account here as long as for one that has, and nobody who is only in the directory is locked out of it.
    private static string NobodysName() => $"nobody-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    private static Refusal Locked(DateTimeOffset until) => AccountRefusals.Locked.Of(Authentication.MostFailures, BeijingTime.Format(until));

    private Refusal? Count(Session session, Label staff, Credential credential)
    {
        int failures = credential.Failures + 1;
        DateTimeOffset? locked = failures >= Authentication.MostFailures ? Now + Authentication.LockHolds : null;
        AccountStore.Keep(session, staff, credential with { Failures = locked is null ? failures : 0, LockedUntil = locked });
        return locked is { } over ? Locked(over) : null;
    }
}

/// <summary>Whether what was given was right, and by what it was judged.</summary>
/// <param name="Staff">Whose account; null for what is no staff id.</param>
/// <param name="Hash">The password that it was compared with; null for another way, and where there is none.</param>
/// <param name="IsRight">True when it was right, the second factor aside.</param>
/// <param name="Code">The code that was given, or null.</param>
/// <param name="Way">The way.</param>
internal sealed record Judged(Label? Staff, string? Hash, bool IsRight, string? Code, SignInWay Way);
