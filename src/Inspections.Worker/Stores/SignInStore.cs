using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>A person's being signed in, from one place.</summary>
/// <param name="Staff">Who.</param>
/// <param name="Address">From where.</param>
/// <param name="BegunAt">Since when.</param>
/// <param name="SeenAt">When something was last asked.</param>
/// <param name="ProvedAt">When it was last proved.</param>
/// <param name="Way">How the person signed in, such as <c>password</c>.</param>
internal sealed record SignIn(Label Staff, string Address, DateTimeOffset BegunAt, DateTimeOffset SeenAt, DateTimeOffset ProvedAt, string Way);

/// <summary>Who is signed in. A token is a secret of its holder: the database has its digest alone.</summary>
internal static class SignInStore
{
    public static void Begin(Session session, Digest token, SignIn signIn) => session.Send(
        "INSERT INTO sign_in (token, staff, address, begun_at, seen_at, proved_at, ended_at, way) VALUES (@Token, @Staff, @Address, @BegunAt, @SeenAt, @ProvedAt, NULL, @Way)",
        new
        {
            Token = token.ToString(),
            Staff = signIn.Staff.ToString(),
            signIn.Address,
            BegunAt = BeijingTime.Format(signIn.BegunAt),
            SeenAt = BeijingTime.Format(signIn.SeenAt),
            ProvedAt = BeijingTime.Format(signIn.ProvedAt),
            signIn.Way,
        });

    /// <summary>The one with a token, unless it was ended.</summary>
    public static SignIn? Find(Session session, Digest token) => session.Query<Row>(
            "SELECT staff AS Staff, address AS Address, begun_at AS BegunAt, seen_at AS SeenAt, proved_at AS ProvedAt, way AS Way FROM sign_in WHERE token = @Token AND ended_at IS NULL",
            new { Token = token.ToString() })
        .Select(r => new SignIn(Label.Parse(r.Staff), r.Address, BeijingTime.ParseMoment(r.BegunAt), BeijingTime.ParseMoment(r.SeenAt), BeijingTime.ParseMoment(r.ProvedAt), r.Way))
        .FirstOrDefault();

    /// <summary>Those of a person that were not ended, with their tokens, the last first.</summary>
    public static IReadOnlyList<(Digest Token, SignIn SignIn)> Of(Session session, Label staff) =>
    [
        .. session.Query<(string Token, string Address, string BegunAt, string SeenAt, string ProvedAt, string Way)>(
                "SELECT token, address, begun_at, seen_at, proved_at, way FROM sign_in WHERE staff = @Staff AND ended_at IS NULL ORDER BY begun_at DESC, token", new { Staff = staff.ToString() })
            .Select(r => (Digest.Parse(r.Token), new SignIn(staff, r.Address, BeijingTime.ParseMoment(r.BegunAt), BeijingTime.ParseMoment(r.SeenAt), BeijingTime.ParseMoment(r.ProvedAt), r.Way))),
    ];

    /// <summary>Notes that its holder asked for something.</summary>
    public static void See(Session session, Digest token, DateTimeOffset now) =>
        session.Send("UPDATE sign_in SET seen_at = @Now WHERE token = @Token", new { Token = token.ToString(), Now = BeijingTime.Format(now) });

    /// <summary>Notes that its holder proved it again.</summary>
    public static void Prove(Session session, Digest token, DateTimeOffset now) =>
        session.Send("UPDATE sign_in SET proved_at = @Now WHERE token = @Token", new { Token = token.ToString(), Now = BeijingTime.Format(now) });

    /// <summary>Ends one.</summary>
    public static void End(Session session, Digest token, DateTimeOffset now) =>
        session.Send("UPDATE sign_in SET ended_at = @Now WHERE token = @Token AND ended_at IS NULL", new { Token = token.ToString(), Now = BeijingTime.Format(now) });

    /// <summary>Ends all of a person.</summary>
    public static void EndAll(Session session, Label staff, DateTimeOffset now) =>
        session.Send("UPDATE sign_in SET ended_at = @Now WHERE staff = @Staff AND ended_at IS NULL", new { Staff = staff.ToString(), Now = BeijingTime.Format(now) });

    /// <summary>Forgets those that began before a moment: they are over in any case.</summary>
    public static void Forget(Session session, DateTimeOffset before) => session.Send("DELETE FROM sign_in WHERE begun_at < @Before", new { Before = BeijingTime.Format(before) });

    private sealed record Row
    {
        public string Staff { get; init; } = "";

        public string Address { get; init; } = "";

        public string BegunAt { get; init; } = "";

        public string SeenAt { get; init; } = "";

        public string ProvedAt { get; init; } = "";

        public string Way { get; init; } = "";
    }
}
