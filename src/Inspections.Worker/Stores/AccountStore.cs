using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Accounts in the database.</summary>
internal static class AccountStore
{
    private const string Select =
        """
        SELECT staff AS Staff, name AS Name, roles AS Roles, sectors AS Sectors, first_day AS FirstDay, last_day AS LastDay,
            password AS Password, password_at AS PasswordAt, must_change AS MustChange, failures AS Failures, locked_until AS LockedUntil
        FROM account
        """;

    /// <summary>True once there is any.</summary>
    public static bool Any(Session session) => session.Find<long>("SELECT COUNT(staff) FROM account") > 0;

    /// <summary>True once anybody has a password: the made-up people of a sample have none.</summary>
    public static bool AnyWithPassword(Session session) => session.Find<long>("SELECT COUNT(staff) FROM account WHERE password IS NOT NULL") > 0;

    /// <summary>All of them, also those that have ended, by staff id.</summary>
    public static IReadOnlyList<Account> All(Session session) =>
        [.. session.Query<Row>(Select).Select(ToAccount).OrderBy(a => a.Staff.ToString(), StringComparer.Ordinal)];

    /// <summary>The account of a person, or null.</summary>
    public static Account? Find(Session session, Label staff) => session.Query<Row>($"{Select} WHERE staff = @Staff", new { Staff = staff.ToString() }).Select(ToAccount).FirstOrDefault();

    /// <summary>What an account is proved by.</summary>
    public static Credential CredentialOf(Session session, Label staff) => session.Query<Row>($"{Select} WHERE staff = @Staff", new { Staff = staff.ToString() })
        .Select(r => new Credential(r.Password, Moment(r.PasswordAt), r.MustChange != 0, (int)r.Failures, Moment(r.LockedUntil))).First();

    public static void Add(Session session, Account account) => session.Send(
        """
        INSERT INTO account (staff, name, roles, sectors, first_day, last_day, password, password_at, must_change, failures, locked_until)
        VALUES (@Staff, @Name, @Roles, @Sectors, @FirstDay, @LastDay, NULL, NULL, 1, 0, NULL)
        """,
        Parameters(account));

    /// <summary>Changes what is known of a person; the password stays.</summary>
    public static void Change(Session session, Account account) => session.Send(
        "UPDATE account SET name = @Name, roles = @Roles, sectors = @Sectors, first_day = @FirstDay, last_day = @LastDay WHERE staff = @Staff",
        Parameters(account));

    /// <summary>Keeps what an account is proved by.</summary>
    public static void Keep(Session session, Label staff, Credential credential) => session.Send(
        "UPDATE account SET password = @Hash, password_at = @SetAt, must_change = @MustChange, failures = @Failures, locked_until = @LockedUntil WHERE staff = @Staff",
        new
        {
            Staff = staff.ToString(),
            credential.Hash,
            SetAt = credential.SetAt is { } set ? BeijingTime.Format(set) : null,
            MustChange = credential.MustChange ? 1 : 0,
            credential.Failures,
            LockedUntil = credential.LockedUntil is { } until ? BeijingTime.Format(until) : null,
        });

    private static object Parameters(Account account) => new
    {
        Staff = account.Staff.ToString(),
        account.Name,
        Roles = string.Join(' ', account.Roles),
        Sectors = string.Join(' ', account.Sectors),
        FirstDay = BeijingTime.Format(account.FirstDay),
        LastDay = account.LastDay is { } last ? BeijingTime.Format(last) : null,
    };

    private static Account ToAccount(Row r) => new(
        Label.Parse(r.Staff),
        r.Name,
        [.. Words(r.Roles).Select(Label.Parse)],
        [.. Words(r.Sectors).Select(SectorCode.Parse)],
        BeijingTime.ParseDate(r.FirstDay),
        r.LastDay is null ? null : BeijingTime.ParseDate(r.LastDay));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static DateTimeOffset? Moment(string? text) => text is null ? null : BeijingTime.ParseMoment(text);

    private sealed record Row
    {
        public string Staff { get; init; } = "";

        public string Name { get; init; } = "";

        public string Roles { get; init; } = "";

        public string Sectors { get; init; } = "";

        public string FirstDay { get; init; } = "";

        public string? LastDay { get; init; }

        public string? Password { get; init; }

        public string? PasswordAt { get; init; }

        public long MustChange { get; init; }

        public long Failures { get; init; }

        public string? LockedUntil { get; init; }
    }
}
