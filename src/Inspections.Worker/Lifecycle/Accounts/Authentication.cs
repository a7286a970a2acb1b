using System.Security.Cryptography;
using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>Who somebody is: signing in, being signed in, proving it again.</summary>
internal sealed class Authentication(Database database, TimeProvider clock, SignInRules rules)
{
    /// <summary>How the address of somebody at a terminal of the bureau's machine begins; the account of the machine follows.</summary>
    public const string Terminal = "cli:";

    /// <summary>How long somebody is signed in at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>How long nothing may be asked for.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>How old the last proof may be for a decision that is published.</summary>
    public static readonly TimeSpan ProofHolds = TimeSpan.FromMinutes(15);

    /// <summary>How long a password that somebody else has set may be used.</summary>
    public static readonly TimeSpan FirstPasswordHolds = TimeSpan.FromDays(7);

    /// <summary>How long nobody is let in after too many wrong passwords.</summary>
    public static readonly TimeSpan LockHolds = TimeSpan.FromMinutes(30);

    /// <summary>Wrong passwords in a row that lock an account.</summary>
    public const int MostFailures = 10;

    private readonly AccountProofs _proofs = new(database, clock, rules.Directory);

    /// <summary>For whoever has a bureau open.</summary>
    public Authentication(BureauContext bureau, SignInRules rules)
        : this(bureau.Database, bureau.Clock, rules)
    {
    }

    private DateTimeOffset Now => BeijingTime.Of(clock.GetUtcNow());

    // Asking often must not write often.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Signs somebody in.</summary>
    /// <param name="id">What was typed for the staff id.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">From where.</param>
    /// <param name="code">The code of a second factor, or null.</param>
    /// <returns>The secret that the browser keeps: nobody else has it, nor has the database.</returns>
    /// <exception cref="UserErrorException">The person is not let in; the answer does not say which of the two was wrong.</exception>
    public string SignIn(string id, string password, string address, string? code = null) => SignIn(id, new Proving(password, code), address);

    /// <summary>Signs in whom the connection or the bureau's sign-in service vouches for.</summary>
    /// <inheritdoc cref="SignIn(string, string, string, string)"/>
    public string SignIn(Presented presented, string address, string? code = null) => SignIn(presented.Staff, new Proving(null, code, presented), address);

    /// <summary>Signs somebody in without a proof: for the made-up people of the sample bureau alone.</summary>
    public string SignInWithout(Label staff, string address)
    {
        string secret = NewSecret();
        database.Write(session =>
        {
            ActionLog.Add(session, new LoggedAction(Now, $"{staff}", address, "sign-in", SignInWay.Sample.Word(), LoggedAction.Done));
            Begin(session, secret, staff, address, SignInWay.Sample);
        });
        return secret;
    }

    private string SignIn(string id, Proving given, string address)
    {
        string typed = id.Trim();
        Label? staff = Label.IsValid(typed) ? Label.Parse(typed) : null;
        Judged judged = _proofs.Judge(staff, given with { Presented = given.Presented is { } p ? p with { Staff = typed } : null });
        string secret = NewSecret();
        Refusal? refusal = database.Write(session =>
        {
            Refusal? refused = _proofs.Settle(session, judged);
            ActionLog.Add(session, new LoggedAction(Now, staff is null ? "" : typed, address, "sign-in", judged.Way.Word(), refused?.Id ?? LoggedAction.Done));
            if (refused is null)
            {
                SignInStore.Forget(session, Now - Longest);
                Begin(session, secret, staff!.Value, address, judged.Way);
            }

            return refused;
        });
        return refusal is null ? secret : throw new UserErrorException(refusal);
    }

    private void Begin(Session session, string secret, Label staff, string address, SignInWay way) =>
        SignInStore.Begin(session, TokenOf(secret), new SignIn(staff, address, Now, Now, Now, way.Word()));

    /// <summary>Who has a secret of a browser's; null when nobody does, when it is over, and when the account has ended.</summary>
    public SignedIn? Find(string secret) => Find(secret, IsBrowser);

    /// <summary>
    /// Who has a secret of a browser that shows a page anew by itself: nobody uses it by that, so it keeps nobody signed in, and whoever has used nothing for
    /// too long is given as idle. Null when nobody has the secret, when it is over, and when the account has ended.
    /// </summary>
    public SignedIn? Watch(string secret) => database.Read(session => Find(session, TokenOf(secret), IsBrowser, evenIdle: true)).Who;

    /// <summary>Who has a secret at a terminal: nobody, where it was given to another account of a machine, or to a browser.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="address">The terminal's account and machine.</param>
    public SignedIn? FindAt(string secret, string address) => Find(secret, a => a == address);

    /// <summary>Who is signed in under a digest of a secret that never left this program; null when it is over.</summary>
    public SignedIn? Holder(Digest token) => Find(token, _ => true);

    private static bool IsBrowser(string address) => !address.StartsWith(Terminal, StringComparison.Ordinal);

    private SignedIn? Find(string secret, Func<string, bool> isFrom) => Find(TokenOf(secret), isFrom);

    private SignedIn? Find(Digest token, Func<string, bool> isFrom)
    {
        (SignedIn? who, TimeSpan since) = database.Read(session => Find(session, token, isFrom));

        // Whoever looks at a page waits for nobody who writes, as long as the next page can still tell.
        if (who is not null && since >= SeenEvery && !database.TryWrite(See) && since >= Idle / 2)
        {
            database.Write(See);
        }

        return who;

        void See(Session session) => SignInStore.See(session, token, Now);
    }

    // Who it is, and how long nothing had been asked for.
    private (SignedIn? Who, TimeSpan Since) Find(Session session, Digest token, Func<string, bool> isFrom, bool evenIdle = false)
    {
        if (SignInStore.Find(session, token) is not { } signIn || !isFrom(signIn.Address) || Now - signIn.BegunAt >= Longest || (Now - signIn.SeenAt is var idle && idle >= Idle && !evenIdle)
            || AccountStore.Find(session, signIn.Staff) is not { } account || !account.IsInForceOn(BeijingTime.DateOf(Now)))
        {
            return default;
        }

        Credential credential = AccountStore.CredentialOf(session, account.Staff);
        SignInWay way = SignInWays.Of(signIn.Way);

        // Somebody of the sample who has a password by now proves it by that.
        way = way == SignInWay.Sample && credential.Hash is not null ? SignInWay.Password : way;
        return (Of(session, account, token, signIn.Address, signIn.ProvedAt, credential, way) with { IsIdle = idle >= Idle }, idle);
    }

    private SignedIn Of(Session session, Account account, Digest token, string address, DateTimeOffset provedAt, Credential credential, SignInWay way)
    {
        bool hasFactor = SecondFactorStore.Find(session, account.Staff) is { IsOn: true };
        return new SignedIn(account, token, address, provedAt, way == SignInWay.Password && credential.MustChange, way, hasFactor && way != SignInWay.Oidc)
        {
            NeedsFactor = !hasFactor && rules.Factors.Asks(account, way),
        };
    }

    private bool IsOver(SignIn signIn) => Now - signIn.BegunAt >= Longest || Now - signIn.SeenAt >= Idle;

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

    /// <summary>Where somebody is signed in, the last first.</summary>
    public IReadOnlyList<(Digest Token, SignIn SignIn)> Held(SignedIn who) =>
        database.Read(session => SignInStore.Of(session, who.Account.Staff).Where(s => !IsOver(s.SignIn)).ToArray());

    /// <summary>Signs somebody out in one other place.</summary>
    /// <param name="who">Who is signed in here.</param>
    /// <param name="token">The token there; one that is another's, or over, ends nothing.</param>
    public void SignOut(SignedIn who, Digest token) => database.Write(session =>
    {
        if (SignInStore.Find(session, token) is { } there && there.Staff == who.Account.Staff)
        {
            SignInStore.End(session, token, Now);
            ActionLog.Add(session, who.Did(Now, "sign-out.other", there.Address));
        }
    });

    /// <summary>Has it proved once more, where a decision is published and the last proof is too old.</summary>
    /// <param name="who">Who decides.</param>
    /// <param name="given">What was given; nothing is needed while the last proof holds.</param>
    /// <exception cref="UserErrorException">Nothing was given and it is needed, or it is wrong.</exception>
    public void Prove(SignedIn who, Proving given)
    {
        if (who.IsProved(Now) && given.Password is null && given.Code is null)
        {
            return;
        }

        if (who.Way == SignInWay.Oidc)
        {
            throw AccountRefusals.ProveElsewhere.Error((int)ProofHolds.TotalMinutes);
        }

        if (who.Way.IsPresented())
        {
            Require(who, given with { Password = null });
        }
        else
        {
            Require(who, given with { Password = given.Password ?? throw AccountRefusals.ProveAgain.Error((int)ProofHolds.TotalMinutes), Presented = null });
        }

        database.Write(session => SignInStore.Prove(session, who.Token, Now));
    }

    /// <summary>Notes that the bureau's sign-in service has just had somebody prove it again.</summary>
    /// <exception cref="UserErrorException">It was another person.</exception>
    public void Prove(SignedIn who, Presented again)
    {
        Refusal? refused = again.Staff.Trim() == $"{who.Account.Staff}" && again.Way == who.Way ? null : AccountRefusals.OtherPerson.Of(again.Staff.Trim(), who.Account.Staff);
        database.Write(session =>
        {
            ActionLog.Add(session, who.Did(Now, "prove", again.Way.Word(), refused?.Id ?? LoggedAction.Done));
            if (refused is null)
            {
                SignInStore.Prove(session, who.Token, Now);
            }
        });
        if (refused is not null)
        {
            throw new UserErrorException(refused);
        }
    }

    /// <summary>Takes the word of a second person at the same terminal, who approves what another one has decided.</summary>
    /// <param name="first">Who has decided, and is signed in.</param>
    /// <param name="id">Staff id of the second.</param>
    /// <param name="password">The second person's password.</param>
    /// <param name="code">The second person's code, or null.</param>
    /// <returns>The second person.</returns>
    /// <exception cref="UserErrorException">It is not that person's password, the person may not approve, or is the first.</exception>
    public Label Approve(SignedIn first, string id, string password, string? code = null)
    {
        string typed = id.Trim();
        Label? staff = Label.IsValid(typed) ? Label.Parse(typed) : null;
        Judged judged = _proofs.Judge(staff, new Proving(password, code));
        if (database.Write(session => _proofs.Settle(session, judged)) is { } refused)
        {
            database.Write(session => ActionLog.Add(session, new LoggedAction(Now, typed, first.Address, "approve.password", $"{first.Account.Staff}", refused.Id)));
            throw new UserErrorException(refused);
        }

        SignedIn second = database.Read(session => Of(
            session, AccountStore.Find(session, staff!.Value)!, first.Token, first.Address, Now, AccountStore.CredentialOf(session, staff.Value), judged.Way));
        second.Require(Duty.Approve);
        return second.Account.Staff;
    }

    /// <summary>Changes one's own password; whoever is signed in elsewhere is not any more.</summary>
    /// <returns>The new secret of the browser that asked.</returns>
    /// <exception cref="UserErrorException">The old one is wrong, or the new one cannot be used.</exception>
    public string ChangePassword(SignedIn who, Proving old, string anew)
    {
        if (who.Way != SignInWay.Password)
        {
            throw AccountRefusals.NotHere.Error();
        }

        Passwords.Require(who.Account, anew);

        // A code was given a moment ago, at the sign-in that the change follows: the same is not taken twice.
        Require(who, old with { Presented = null }, withCode: !who.MustChangePassword);
        string secret = NewSecret();
        string hash = Passwords.Hash(anew);
        database.Write(session =>
        {
            AccountStore.Keep(session, who.Account.Staff, new Credential(hash, Now, MustChange: false, Failures: 0, LockedUntil: null));
            SignInStore.EndAll(session, who.Account.Staff, Now);
            Begin(session, secret, who.Account.Staff, who.Address, SignInWay.Password);
            ActionLog.Add(session, who.Did(Now, "password.change", ""));
        });
        return secret;
    }

    // Nothing that is drawn follows from it: a rehearsal with a seed has no use for its own.
    private static string NewSecret() => new Digest(RandomNumberGenerator.GetBytes(Digest.Length)).ToString();

    // Who steals the database has no secret with which somebody is signed in.
    private static Digest TokenOf(string secret) => Digest.Of(Encoding.UTF8.GetBytes(secret));

    private void Require(SignedIn who, Proving given, bool withCode = true)
    {
        Judged judged = _proofs.Judge(who.Account.Staff, given);
        if (database.Write(session => _proofs.Settle(session, judged, withCode)) is { } refused)
        {
            throw new UserErrorException(
                refused.Kind != AccountRefusals.NotLetIn ? refused : who.Way.IsPresented() ? AccountRefusals.NotPresented.Of() : AccountRefusals.WrongPassword.Of());
        }
    }
}
