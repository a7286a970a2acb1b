using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What somebody did, or tried.</summary>
/// <param name="At">When.</param>
/// <param name="Staff">Who, as a staff id; of a sign-in that failed, what was typed.</param>
/// <param name="Address">From where.</param>
/// <param name="What">What, such as <c>review.approve</c>.</param>
/// <param name="Subject">On what.</param>
/// <param name="Outcome"><c>done</c>, or the id of the refusal.</param>
internal sealed record LoggedAction(DateTimeOffset At, string Staff, string Address, string What, string Subject, string Outcome)
{
    /// <summary>The outcome of what was done.</summary>
    public const string Done = "done";
}

/// <summary>Who did what when from where. Rows are added and never changed.</summary>
internal static class ActionLog
{
    private const string Select = "SELECT done_at AS DoneAt, staff AS Staff, address AS Address, what AS What, subject AS Subject, outcome AS Outcome FROM activity";

    public static void Add(Session session, LoggedAction activity) => session.Send(
        "INSERT INTO activity (number, done_at, staff, address, what, subject, outcome) VALUES (@Number, @DoneAt, @Staff, @Address, @What, @Subject, @Outcome)",
        new
        {
            Number = session.Find<long?>("SELECT MAX(number) FROM activity") + 1 ?? 1,
            DoneAt = BeijingTime.Format(activity.At),
            activity.Staff,
            activity.Address,
            activity.What,
            activity.Subject,
            activity.Outcome,
        });

    /// <summary>Those of some days, the first first.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public static IReadOnlyList<LoggedAction> Between(Session session, DateOnly from, DateOnly to) =>
    [
        .. session.Query<Row>($"{Select} WHERE done_at >= @From AND done_at < @After ORDER BY number", new { From = BeijingTime.Format(from), After = BeijingTime.Format(to.AddDays(1)) })
            .Select(ToActivity),
    ];

    /// <summary>Those that a person did or tried, or that were done to that person's account, since a day, the last first.</summary>
    public static IReadOnlyList<LoggedAction> About(Session session, string staff, DateOnly since) =>
    [
        .. session.Query<Row>($"{Select} WHERE done_at >= @Since AND (staff = @staff OR subject = @staff) ORDER BY number DESC", new { Since = BeijingTime.Format(since), staff })
            .Select(ToActivity),
    ];

    /// <summary>The subjects on which a person did something, such as the results that somebody opened.</summary>
    public static IReadOnlySet<string> Subjects(Session session, string staff, string what) => session
        .Query<string>("SELECT DISTINCT subject FROM activity WHERE staff = @staff AND what = @what AND outcome = @Done", new { staff, what, LoggedAction.Done })
        .ToHashSet(StringComparer.Ordinal);

    private static LoggedAction ToActivity(Row r) => new(BeijingTime.ParseMoment(r.DoneAt), r.Staff, r.Address, r.What, r.Subject, r.Outcome);

    private sealed record Row
    {
        public string DoneAt { get; init; } = "";

        public string Staff { get; init; } = "";

        public string Address { get; init; } = "";

        public string What { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Outcome { get; init; } = "";
    }
}
