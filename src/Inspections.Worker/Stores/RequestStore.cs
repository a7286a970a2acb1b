using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>Requests in the database. What one asks for never changes; what came of it is added.</summary>
internal static class RequestStore
{
    private const string Select =
        """
        SELECT number AS Number, kind AS Kind, draw AS Draw, firm AS Firm, inspectors AS Inspectors, reason AS Reason, source AS Source, year AS Year, why AS Why,
            state AS State, asked_by AS AskedBy, asked_at AS AskedAt, decided_by AS DecidedBy, decided_at AS DecidedAt, ended_by AS EndedBy, ended_at AS EndedAt, outcome AS Outcome,
            (SELECT p.content FROM request_policy p WHERE p.number = request.number) AS Policy,
            (SELECT r.content FROM request_recusals r WHERE r.number = request.number) AS Recusals
        FROM request
        """;

    /// <summary>A request, or null.</summary>
    public static Request? Find(Session session, long number) => session.Query<Row>($"{Select} WHERE number = @number", new { number }).Select(ToRequest).FirstOrDefault();

    /// <summary>Those that wait, the first first.</summary>
    public static IReadOnlyList<Request> Open(Session session) =>
        [.. session.Query<Row>($"{Select} WHERE state IN @Open ORDER BY number", new { Open = new[] { nameof(RequestState.Asked), nameof(RequestState.Decided) } }).Select(ToRequest)];

    /// <summary>Those that were asked for since a day, the last first.</summary>
    public static IReadOnlyList<Request> Since(Session session, DateOnly day) =>
        [.. session.Query<Row>($"{Select} WHERE asked_at >= @Since ORDER BY number DESC", new { Since = BeijingTime.Format(day) }).Select(ToRequest)];

    /// <summary>Adds one.</summary>
    /// <returns>Its number.</returns>
    public static long Add(Session session, RequestContent content, RequestStep asked)
    {
        long number = session.Find<long?>("SELECT MAX(number) FROM request") + 1 ?? 1;
        session.Send(
            """
            INSERT INTO request (number, kind, draw, firm, inspectors, reason, source, year, why, state, asked_by, asked_at)
            VALUES (@Number, @Kind, @Draw, @Firm, @Inspectors, @Reason, @Source, @Year, @Why, @State, @AskedBy, @AskedAt)
            """,
            new
            {
                Number = number,
                Kind = content.Kind.ToString(),
                Draw = content.Draw?.ToString(),
                Firm = content.Firm?.ToString(),
                Inspectors = string.Join(' ', content.Inspectors),
                content.Reason,
                Source = content.Source?.ToString(),
                content.Year,
                content.Why,
                State = nameof(RequestState.Asked),
                AskedBy = asked.By.ToString(),
                AskedAt = BeijingTime.Format(asked.At),
            });
        if (content.Policy is { } change)
        {
            session.Send("INSERT INTO request_policy (number, content) VALUES (@Number, @Content)", new { Number = number, Content = change.ToBytes() });
        }

        if (content.Recusals.Count > 0)
        {
            session.Send(
                "INSERT INTO request_recusals (number, content) VALUES (@Number, @Content)",
                new { Number = number, Content = CanonicalJson.Write(Json.Array(content.Recusals, DirectoryJson.Of)) });
        }

        return number;
    }

    /// <summary>Claims a decision: true for the one transaction that finds the request asked for.</summary>
    public static bool TryDecide(Session session, long number, RequestStep decided) => session.Execute(
        "UPDATE request SET state = @To, decided_by = @By, decided_at = @At WHERE number = @number AND state = @From",
        new { To = nameof(RequestState.Decided), By = decided.By.ToString(), At = BeijingTime.Format(decided.At), number, From = nameof(RequestState.Asked) }) == 1;

    /// <summary>Claims an end: true for the one transaction that finds the request as it was seen.</summary>
    public static bool TryEnd(Session session, Request seen, RequestState to, RequestStep ended, string outcome) => session.Execute(
        "UPDATE request SET state = @To, ended_by = @By, ended_at = @At, outcome = @outcome WHERE number = @Number AND state = @From",
        new { To = to.ToString(), By = ended.By.ToString(), At = BeijingTime.Format(ended.At), outcome, seen.Number, From = seen.State.ToString() }) == 1;

    private static Request ToRequest(Row r) => new(
        r.Number,
        new RequestContent(
            Enum.Parse<RequestKind>(r.Kind),
            r.Draw is null ? null : DrawId.Parse(r.Draw),
            r.Firm is null ? null : Identifier.Parse(r.Firm),
            [.. r.Inspectors.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Identifier.Parse)],
            r.Reason,
            r.Source is null ? null : Label.Parse(r.Source),
            (int?)r.Year,
            r.Why)
        {
            Policy = r.Policy is null ? null : PolicyChange.Read(r.Policy),
            Recusals = r.Recusals is null ? [] : [.. ((Json.List)CanonicalJson.Parse(r.Recusals)).Items.Select(DirectoryJson.ToRecusal)],
        },
        Enum.Parse<RequestState>(r.State),
        Step(r.AskedBy, r.AskedAt)!,
        Step(r.DecidedBy, r.DecidedAt),
        Step(r.EndedBy, r.EndedAt),
        r.Outcome);

    private static RequestStep? Step(string? by, string? at) => by is null || at is null ? null : new RequestStep(Label.Parse(by), BeijingTime.ParseMoment(at));

    private sealed record Row
    {
        public long Number { get; init; }

        public string Kind { get; init; } = "";

        public string? Draw { get; init; }

        public string? Firm { get; init; }

        public string Inspectors { get; init; } = "";

        public string? Reason { get; init; }

        public string? Source { get; init; }

        public long? Year { get; init; }

        public string Why { get; init; } = "";

        public string State { get; init; } = "";

        public string AskedBy { get; init; } = "";

        public string AskedAt { get; init; } = "";

        public string? DecidedBy { get; init; }

        public string? DecidedAt { get; init; }

        public string? EndedBy { get; init; }

        public string? EndedAt { get; init; }

        public string? Outcome { get; init; }

        public byte[]? Policy { get; init; }

        public byte[]? Recusals { get; init; }
    }
}
