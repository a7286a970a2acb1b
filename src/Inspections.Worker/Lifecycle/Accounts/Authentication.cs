using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>Who somebody is: signing in by password, being signed in, proving it again.</summary>
internal sealed class Authentication(Database database, TimeProvider clock)
{
    /// <summary>How the address of somebody at a terminal of the bureau's machine begins; the account of the machine follows.</summary>
    public const string Terminal = "cli:";

    /// <summary>How long somebody is signed in at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>How long nothing may be asked for.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>How old the proof of a password may be for a decision that is published.</summary>
    public static readonly TimeSpan ProofHolds = TimeSpan.FromMinutes(15);

    /// <summary>How long a password that somebody else has set may be used.</summary>
    public static readonly TimeSpan FirstPasswordHolds = TimeSpan.FromDays(7);

    /// <summary>How long nobody is let in after too many wrong passwords.</summary>
    public static readonly TimeSpan LockHolds = TimeSpan.FromMinutes(30);

    /// <summary>Wrong passwords in a row that lock an account.</summary>
    public const int MostFailures = 10;

    /// <summary>For whoever has a bureau open.</summary>
    public Authentication(BureauContext bureau)
        : this(bureau.Database, bureau.Clock)
    {
    }

    private DateTimeOffset Now => BeijingTime.Of(clock.GetUtcNow());

    // Asking often must not write often.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Signs somebody in.</summary>
    /// <param name="id">What was typed for the staff id.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">From where.</param>
    /// <returns>The secret that the browser keeps: nobody else has it, nor has the database.</returns>
    /// <exception cref="UserErrorException">The person is not let in; the answer does not say which of the two was wrong.</exception>
    public string SignIn(string id, string password, string address)
    {
        string typed = id.Trim();
        Label? staff = Label.IsValid(typed) ? Label.Parse(typed) : null;
        Proof proof = ProofOf(staff, password);
        string secret = NewSecret();
        Refusal? refusal = database.Write(session =>
        {
            Refusal? refused = Settle(session, staff, proof);
            ActionLog.Add(session, new LoggedAction(Now, staff is null ? "" : typed, address, "sign-in", "", refused?.Id ?? LoggedAction.Done));
            if (refused is null)
            {
                SignInStore.Forget(session, Now - Longest);
                SignInStore.Begin(session, TokenOf(secret), new SignIn(staff!.Value, address, Now, Now, Now));
            }

            return refused;
        });
        return refusal is null ? secret : throw new UserErrorException(refusal);
    }

    /// <summary>Signs somebody in without a password: for the made-up people of the sample bureau alone.</summary>
    public string SignInWithout(Label staff, string address)
    {
        string secret = NewSecret();
        database.Write(session =>
        {
            ActionLog.Add(session, new LoggedAction(Now, $"{staff}", address, "sign-in", "sample", LoggedAction.Done));
            SignInStore.Begin(session, TokenOf(secret), new SignIn(staff, address, Now, Now, Now));
        });
        return secret;
    }

    /// <summary>Who has a secret of a browser's; null when nobody does, when it is over, and when the account has ended.</summary>
    public SignedIn? Find(string secret) => Find(secret, address => !address.StartsWith(Terminal, StringComparison.Ordinal));

    /// <summary>Who has a secret at a terminal: nobody, where it was given to another account of a machine, or to a browser.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="address">The terminal's account and machine.</param>
    public SignedIn? FindAt(string secret, string address) => Find(secret, a => a == address);

    private SignedIn? Find(string secret, Func<string, bool> isFrom)
    {
        Digest token = TokenOf(secret);
        (SignedIn? who, bool see) = database.Read(session => Find(session, token, isFrom));
        if (see)
        {
            database.Write(session => SignInStore.See(session, token, Now));
        }

        return who;
    }

    private (SignedIn? Who, bool See) Find(Session session, Digest token, Func<string, bool> isFrom)
    {
        if (SignInStore.Find(session, token) is not { } signIn || !isFrom(signIn.Address) || Now - signIn.BegunAt >= Longest || Now - signIn.SeenAt >= Idle
            || AccountStore.Find(session, signIn.Staff) is not { } account || !account.IsInForceOn(BeijingTime.DateOf(Now)))
        {
            return default;
        }

        Credential credential = AccountStore.CredentialOf(session, account.Staff);
        return (new SignedIn(account, token, signIn.Address, signIn.ProvedAt, credential.MustChange, credential.Hash is not null), Now - signIn.SeenAt >= SeenEvery);
    }

    /// <summary>Signs somebody out, here alone or everywhere.</summary>
    public void SignOut(SignedIn who, bool everywhere) => database.Write(session =>
    {
        if (everywhere)
        {
            SignInStore.EndAll(session, who.Account.Staff, Now);
        }
        else
        {
            SignInStore.End(session, who.Token, Now);
        }

        ActionLog.Add(session, who.Did(Now, everywhere ? "sign-out.everywhere" : "sign-out", ""));
    });

    /// <summary>Takes the password once more, where a decision is published and the last proof is too old.</summary>
    /// <param name="who">Who decides.</param>
    /// <param name="password">What was given; null where nothing was.</param>
    /// <exception cref="UserErrorException">None was given and one is needed, or it is wrong.</exception>
    public void Prove(SignedIn who, string? password)
    {
        if (password is null)
        {
            if (!who.IsProved(Now))
            {
                throw AccountRefusals.ProveAgain.Error((int)ProofHolds.TotalMinutes);
            }

            return;
        }

        RequireOwn(who, password);
        database.Write(session => SignInStore.Prove(session, who.Token, Now));
    }

    /// <summary>Takes the word of a second person at the same terminal, who approves what another one has decided.</summary>
    /// <param name="first">Who has decided, and is signed in.</param>
    /// <param name="id">Staff id of the second.</param>
    /// <param name="password">The second person's password.</param>
    /// <returns>The second person.</returns>
    /// <exception cref="UserErrorException">It is not that person's password, the person may not approve, or is the first.</exception>
    public Label Approve(SignedIn first, string id, string password)
    {
        string typed = id.Trim();
        Label? staff = Label.IsValid(typed) ? Label.Parse(typed) : null;
        Proof proof = ProofOf(staff, password);
        if (database.Write(session => Settle(session, staff, proof)) is { } refused)
        {
            database.Write(session => ActionLog.Add(session, new LoggedAction(Now, typed, first.Address, "approve.password", $"{first.Account.Staff}", refused.Id)));
            throw new UserErrorException(refused);
        }

        (Account account, Credential credential) = database.Read(session => (AccountStore.Find(session, staff!.Value)!, AccountStore.CredentialOf(session, staff.Value)));
        new SignedIn(account, first.Token, first.Address, Now, credential.MustChange, HasPassword: true).Require(Duty.Approve);
        return account.Staff;
    }

    /// <summary>Changes one's own password; whoever is signed in elsewhere is not any more.</summary>
    /// <returns>The new secret of the browser that asked.</returns>
    /// <exception cref="UserErrorException">The old one is wrong, or the new one cannot be used.</exception>
    public string ChangePassword(SignedIn who, string old, string anew)
    {
        Passwords.Require(who.Account, anew);
        RequireOwn(who, old);
        string secret = NewSecret();
        string hash = Passwords.Hash(anew);
        database.Write(session =>
        {
            AccountStore.Keep(session, who.Account.Staff, new Credential(hash, Now, MustChange: false, Failures: 0, LockedUntil: null));
            SignInStore.EndAll(session, who.Account.Staff, Now);
            SignInStore.Begin(session, TokenOf(secret), new SignIn(who.Account.Staff, who.Address, Now, Now, Now));
            ActionLog.Add(session, who.Did(Now, "password.change", ""));
        });
        return secret;
    }

    // Nothing that is drawn follows from it: a rehearsal with a seed has no use for its own.
    private static string NewSecret() => new Digest(RandomNumberGenerator.GetBytes(Digest.Length)).ToString();

    // Who steals the database has no secret with which somebody is signed in.
    private static Digest TokenOf(string secret) => Digest.Of(Encoding.UTF8.GetBytes(secret));

    private void RequireOwn(SignedIn who, string password)
    {
        Proof proof = ProofOf(who.Account.Staff, password);
        if (database.Write(session => Settle(session, who.Account.Staff, proof)) is { } refused)
        {
            throw new UserErrorException(refused.Kind == AccountRefusals.NotLetIn ? AccountRefusals.WrongPassword.Of() : refused);
        }
    }

    // Comparing is slow on purpose: no transaction waits for it.
    private Proof ProofOf(Label? staff, string password)
    {
        string? hash = staff is { } known
            ? database.Read(session => AccountStore.Find(session, known) is null ? null : AccountStore.CredentialOf(session, known).Hash)
            : null;
        return new Proof(hash, Passwords.AreSame(hash, password));
    }

    // Counts what is wrong; the count stays, whatever is answered.
    private Refusal? Settle(Session session, Label? staff, Proof proof)
    {
        if (staff is not { } known || AccountStore.Find(session, known) is not { } account)
        {
            return AccountRefusals.NotLetIn.Of();
        }

        Credential credential = AccountStore.CredentialOf(session, known);
        if (credential.LockedUntil is { } until && until > Now)
        {
            return AccountRefusals.Locked.Of(MostFailures, BeijingTime.Format(until));
        }

        if (proof.IsRight && proof.Hash == credential.Hash)
        {
            AccountStore.Keep(session, known, credential with { Failures = 0, LockedUntil = null });
            bool isOver = credential.MustChange && Now - credential.SetAt > FirstPasswordHolds;
            return account.IsInForceOn(BeijingTime.DateOf(Now)) && !isOver ? null : AccountRefusals.NotLetIn.Of();
        }

        int failures = credential.Failures + 1;
        DateTimeOffset? locked = failures >= MostFailures ? Now + LockHolds : null;
        AccountStore.Keep(session, known, credential with { Failures = locked is null ? failures : 0, LockedUntil = locked });
        return locked is { } over ? AccountRefusals.Locked.Of(MostFailures, BeijingTime.Format(over)) : AccountRefusals.NotLetIn.Of();
    }

    // Whether a password was right, and by what it was judged.
    private sealed record Proof(string? Hash, bool IsRight);
}
