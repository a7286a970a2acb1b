using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Account">Who.</param>
/// <param name="Token">Digest of the secret that the browser keeps.</param>
/// <param name="Address">From where.</param>
/// <param name="ProvedAt">When the person last proved it, by the password or whatever the way takes.</param>
/// <param name="MustChangePassword">True while nothing but the change of the password is open.</param>
/// <param name="Way">How the person signed in.</param>
/// <param name="HasCode">True when a code of a second factor is asked for too.</param>
internal sealed record SignedIn(Account Account, Digest Token, string Address, DateTimeOffset ProvedAt, bool MustChangePassword, SignInWay Way, bool HasCode)
{
    /// <summary>True for one who has asked for nothing for so long that only what a browser shows anew by itself is still shown.</summary>
    public bool IsIdle { get; init; }

    /// <summary>True while nothing is open but setting up the second factor, which one of the person's roles needs.</summary>
    public bool NeedsFactor { get; init; }

    /// <summary>Why nothing but one's own sign-in is open yet; null once everything is.</summary>
    public Refusal? Unfinished => MustChangePassword ? AccountRefusals.NewPasswordNeeded.Of(Account.Staff) : NeedsFactor ? AccountRefusals.FactorNeeded.Of(Account.Staff) : null;

    /// <summary>Refuses whoever has not the duty.</summary>
    /// <exception cref="UserErrorException">The person has no role with it, or has to change the password or set up the second factor first.</exception>
    public void Require(Duty duty)
    {
        if (duty != Duty.SignedIn && Unfinished is { } unfinished)
        {
            throw new UserErrorException(unfinished);
        }

        if (!RoleTable.Has(Account, duty))
        {
            throw AccountRefusals.NoDuty.Error(Account.Staff, RoleTable.Duties.First(d => d.Duty == duty).Name);
        }
    }

    /// <summary>A draw that the person may see.</summary>
    /// <exception cref="UserErrorException">The account is of other sectors.</exception>
    public DrawId Own(DrawId draw) => Account.Sees(draw.Sector) ? draw : throw AccountRefusals.OtherSector.Error(Account.Staff, draw.Sector);

    /// <summary>True when the person proved it lately enough for a decision that is published; those of the sample have nothing to prove it by.</summary>
    public bool IsProved(DateTimeOffset now) => Way == SignInWay.Sample || now - ProvedAt <= Authentication.ProofHolds;

    /// <summary>What somebody did, for the log.</summary>
    public LoggedAction Did(DateTimeOffset now, string what, string subject, string outcome = LoggedAction.Done) => new(now, $"{Account.Staff}", Address, what, subject, outcome);
}
