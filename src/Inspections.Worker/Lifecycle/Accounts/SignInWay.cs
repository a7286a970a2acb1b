namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>How somebody signs in. In every way it is an account here that is in force: nobody is made by signing in.</summary>
internal enum SignInWay
{
    /// <summary>By the password that is kept here.</summary>
    Password = 1,

    /// <summary>By the password of the bureau's directory (LDAP).</summary>
    Ldap,

    /// <summary>By the bureau's own sign-in service (OpenID Connect).</summary>
    Oidc,

    /// <summary>By a certificate that the browser presents.</summary>
    Certificate,

    /// <summary>By a gateway's word.</summary>
    Gateway,

    /// <summary>As one of the made-up people of the sample.</summary>
    Sample,
}

/// <summary>The ways as the database and the log have them.</summary>
internal static class SignInWays
{
    private static readonly (SignInWay Way, string Word)[] Words =
    [
        (SignInWay.Password, "password"), (SignInWay.Ldap, "ldap"), (SignInWay.Oidc, "oidc"), (SignInWay.Certificate, "certificate"), (SignInWay.Gateway, "gateway"), (SignInWay.Sample, "sample"),
    ];

    /// <summary>The word of a way.</summary>
    public static string Word(this SignInWay way) => Words.First(w => w.Way == way).Word;

    /// <summary>The way of a word.</summary>
    public static SignInWay Of(string word) => Words.First(w => w.Word == word).Way;

    /// <summary>True where a password is typed here.</summary>
    public static bool TakesPassword(this SignInWay way) => way is SignInWay.Password or SignInWay.Ldap;

    /// <summary>True where the connection itself says who asks, on each request.</summary>
    public static bool IsPresented(this SignInWay way) => way is SignInWay.Certificate or SignInWay.Gateway;
}

/// <summary>Whom a certificate, a gateway or the bureau's sign-in service vouches for.</summary>
/// <param name="Way">Which of them.</param>
/// <param name="Staff">The staff id as it was given; nobody has checked that there is such an account.</param>
internal sealed record Presented(SignInWay Way, string Staff);

/// <summary>What somebody gives to prove who he is.</summary>
/// <param name="Password">The password, or null.</param>
/// <param name="Code">The code of a second factor, or null.</param>
/// <param name="Presented">Whom the connection vouches for, or null.</param>
internal sealed record Proving(string? Password, string? Code = null, Presented? Presented = null)
{
    /// <summary>A password, as long as there is no second factor.</summary>
    public static Proving By(string password) => new(password);
}

/// <summary>Asks the bureau's directory whether a password is a person's.</summary>
/// <param name="staff">Whose.</param>
/// <param name="password">The password.</param>
/// <exception cref="Files.UserErrorException">The directory cannot be asked.</exception>
internal delegate bool DirectoryBind(string staff, string password);
