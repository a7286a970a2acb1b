using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Submissions and follow-ups in the database.</summary>
internal static class ResultStore
{
    private const string Select =
        """
        SELECT position AS Position, record AS Record, version AS Version, content AS Content, withdrawal AS Withdrawal,
            state AS State, reason AS Reason, entered_by AS EnteredBy, entered_at AS EnteredAt, published_at AS PublishedAt
        FROM inspection_result
        """;

    /// <summary>Every submission of a draw, in the order they were entered.</summary>
    public static IReadOnlyList<SubmittedResult> OfDraw(Session session, DrawId draw) =>
        [.. session.Query<ResultRow>($"{Select} WHERE draw = @Draw ORDER BY position", new { Draw = draw.ToString() }).Select(ToResult)];

    /// <summary>Every submission of a drawn firm, and what they come to.</summary>
    public static FirmSubmissions OfFirm(Session session, DrawId draw, Identifier firm) => new([.. session
        .Query<ResultRow>($"{Select} WHERE draw = @Draw AND firm = @Firm ORDER BY position", new { Draw = draw.ToString(), Firm = firm.ToString() })
        .Select(ToResult)]);

    /// <summary>The same of every firm of a draw that has any.</summary>
    public static IEnumerable<FirmSubmissions> ByFirm(Session session, DrawId draw) => OfDraw(session, draw).GroupBy(r => r.Firm).Select(g => new FirmSubmissions([.. g]));

    /// <summary>The last submission for a drawn firm, or null.</summary>
    public static SubmittedResult? Latest(Session session, DrawId draw, Identifier firm) => OfFirm(session, draw, firm).Latest;

    /// <summary>What counts of every firm of a draw, of those of which something does.</summary>
    public static IReadOnlyDictionary<Identifier, SubmittedResult> InEffect(Session session, DrawId draw) =>
        ByFirm(session, draw).Select(f => f.InEffect).OfType<SubmittedResult>().ToDictionary(r => r.Firm);

    /// <summary>What counts of one firm, or null.</summary>
    public static SubmittedResult? InEffect(Session session, DrawId draw, Identifier firm) =>
        OfFirm(session, draw, firm).InEffect;

    /// <summary>The firms of a draw of which something counts, and its state, without what it says.</summary>
    public static IReadOnlyDictionary<Identifier, ResultState> StatesOf(Session session, DrawId draw) => session
        .Query<(string Firm, string State, long Withdrawal)>(
            "SELECT firm, state, withdrawal FROM inspection_result WHERE draw = @Draw ORDER BY position", new { Draw = draw.ToString() })
        .GroupBy(r => r.Firm, StringComparer.Ordinal)
        .Select(g => (Firm: g.Key, InEffect: FirmSubmissions.Of(g.Select(r => Tuple.Create(Enum.Parse<ResultState>(r.State), r.Withdrawal)), r => r.Item1, r => r.Item2 != 0)))
        .Where(f => f.InEffect is not null)
        .ToDictionary(f => Identifier.Parse(f.Firm), f => f.InEffect!.Item1);

    /// <summary>The records whose first versions became public at a moment or later, in the order they were entered, with the moment.</summary>
    public static IReadOnlyList<(Label Record, DateTimeOffset At)> FirstVersionsSince(Session session, DateTimeOffset since) =>
    [
        .. session.Query<(string Record, string At)>(
            "SELECT record, published_at FROM inspection_result WHERE state = 'Published' AND version = 1 AND published_at >= @Since ORDER BY position",
            new { Since = BeijingTime.Format(since) }).Select(r => (Label.Parse(r.Record), BeijingTime.ParseMoment(r.At))),
    ];

    /// <summary>When the first of the submissions under review was entered; null when there is none.</summary>
    public static DateTimeOffset? FirstUnderReview(Session session) =>
        session.Find<string>("SELECT MIN(entered_at) FROM inspection_result WHERE state = 'UnderReview'") is string first ? BeijingTime.ParseMoment(first) : null;

    /// <summary>The last submission of a record, or null.</summary>
    public static SubmittedResult? LatestOf(Session session, Label record) => OfRecord(session, record) is [.., var last] ? last : null;

    /// <summary>The submission with a place in the ledger, or null.</summary>
    public static SubmittedResult? At(Session session, long position) =>
        session.Query<ResultRow>($"{Select} WHERE position = @position", new { position }).Select(ToResult).FirstOrDefault();

    /// <summary>Every submission of a record, in the order they were entered.</summary>
    public static IReadOnlyList<SubmittedResult> OfRecord(Session session, Label record) =>
        [.. session.Query<ResultRow>($"{Select} WHERE record = @Record ORDER BY position", new { Record = record.ToString() }).Select(ToResult)];

    /// <summary>Every submission in one state, in the order they were entered.</summary>
    public static IReadOnlyList<SubmittedResult> In(Session session, ResultState state) =>
        [.. session.Query<ResultRow>($"{Select} WHERE state = @State ORDER BY position", new { State = state.ToString() }).Select(ToResult)];

    /// <summary>
    /// What a reviewer has sent back and nobody has entered again or given up: somebody's task. The firm of a first version has no
    /// result; of a correction or withdrawal what it was to change is still public.
    /// </summary>
    public static IReadOnlyList<SubmittedResult> SentBack(Session session) =>
        [.. In(session, ResultState.Returned).Where(r => LatestOf(session, r.Record)!.Position == r.Position)];

    /// <summary>Withdrawals that are public and that no other result of the firm has followed: somebody's task.</summary>
    public static IReadOnlyList<SubmittedResult> TakenBack(Session session) => [.. Unsettled(session).Where(r => r.State == ResultState.Published)];

    /// <summary>The last submission of each firm for which it is not a public result: under way, sent back, given up or withdrawn. What it costs follows them, not the results.</summary>
    public static IReadOnlyList<SubmittedResult> Unsettled(Session session) =>
    [
        .. session.Query<ResultRow>(
            $"""
            {Select}
            WHERE (state <> 'Published' OR withdrawal = 1)
                AND position = (SELECT MAX(o.position) FROM inspection_result o WHERE o.draw = inspection_result.draw AND o.firm = inspection_result.firm)
            ORDER BY position
            """).Select(ToResult),
    ];

    /// <summary>The firms of a draw for which anything was ever submitted.</summary>
    public static IReadOnlySet<Identifier> Firms(Session session, DrawId draw) =>
        session.Query<string>("SELECT DISTINCT firm FROM inspection_result WHERE draw = @Draw", new { Draw = draw.ToString() }).Select(Identifier.Parse).ToHashSet();

    /// <summary>A name for a new record, the next of its year.</summary>
    public static Label NextRecord(Session session, int year)
    {
        // A number of six digits or more: the largest in the order of letters is the last while there are no seven.
        string prefix = FormattableString.Invariant($"{year}-");
        string? last = session.Find<string>(
            "SELECT MAX(record) FROM inspection_result WHERE record >= @From AND record < @To", new { From = prefix, To = FormattableString.Invariant($"{year}.") });
        int used = last is null ? 0 : int.Parse(last[prefix.Length..], System.Globalization.CultureInfo.InvariantCulture);
        return Label.Parse(FormattableString.Invariant($"{prefix}{used + 1:D6}"));
    }

    public static void Add(Session session, SubmittedResult result) => session.Send(
        """
        INSERT INTO inspection_result (position, record, version, draw, firm, state, content, withdrawal, reason, entered_by, entered_at)
        VALUES (@Position, @Record, @Version, @Draw, @Firm, @State, @Content, @Withdrawal, @Reason, @EnteredBy, @EnteredAt)
        """,
        new
        {
            result.Position,
            Record = result.Record.ToString(),
            result.Version,
            Draw = result.Draw.ToString(),
            Firm = result.Firm.ToString(),
            State = result.State.ToString(),
            Content = CanonicalJson.Write(result.Content.ToJson()),
            Withdrawal = result.IsWithdrawal ? 1 : 0,
            result.Reason,
            EnteredBy = result.EnteredBy?.ToString(),
            EnteredAt = BeijingTime.Format(result.EnteredAt),
        });

    /// <summary>Claims a change of state: true for the one transaction that finds the submission as <paramref name="result"/> says.</summary>
    public static bool TryMove(Session session, SubmittedResult result, ResultState to, DateTimeOffset now) => session.Execute(
        "UPDATE inspection_result SET state = @To, published_at = @At WHERE position = @Position AND state = @From",
        new
        {
            To = to.ToString(),
            At = to == ResultState.Published ? BeijingTime.Format(now) : null,
            result.Position,
            From = result.State.ToString(),
        }) == 1;

    /// <summary>Notes who gave up a correction and why.</summary>
    public static void GiveUp(Session session, SubmittedResult result, Label by, string reason, DateTimeOffset now) => session.Send(
        "UPDATE inspection_result SET given_up_by = @By, given_up_why = @reason, given_up_at = @At WHERE position = @Position",
        new { By = by.ToString(), reason, At = BeijingTime.Format(now), result.Position });

    /// <summary>Who gave up a correction, why and when; null of what was not given up.</summary>
    public static (Label By, string Why, DateTimeOffset At)? GivenUp(Session session, long position) => session
        .Query<(string? By, string? Why, string? At)>(
            "SELECT given_up_by, given_up_why, given_up_at FROM inspection_result WHERE position = @position", new { position })
        .Where(r => r.By is not null)
        .Select(r => ((Label, string, DateTimeOffset)?)(Label.Parse(r.By!), r.Why!, BeijingTime.ParseMoment(r.At!)))
        .FirstOrDefault();

    private static SubmittedResult ToResult(ResultRow r) => new(
        r.Position,
        Label.Parse(r.Record),
        (int)r.Version,
        InspectionResult.FromJson(CanonicalJson.Parse(r.Content)),
        r.Withdrawal != 0,
        Enum.Parse<ResultState>(r.State),
        r.Reason,
        r.EnteredBy is null ? null : Label.Parse(r.EnteredBy),
        BeijingTime.ParseMoment(r.EnteredAt),
        r.PublishedAt is null ? null : BeijingTime.ParseMoment(r.PublishedAt));

    private sealed record ResultRow
    {
        public long Position { get; init; }

        public string Record { get; init; } = "";

        public long Version { get; init; }

        public byte[] Content { get; init; } = [];

        public long Withdrawal { get; init; }

        public string State { get; init; } = "";

        public string? Reason { get; init; }

        public string? EnteredBy { get; init; }

        public string EnteredAt { get; init; } = "";

        public string? PublishedAt { get; init; }
    }
}
