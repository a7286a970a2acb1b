using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Rounds;

/// <summary>The rounds in the database: the schedule of record, and the lock that lets every step be taken once.</summary>
internal static class RoundBook
{
    private const string Columns =
        """
        draw AS Draw, state AS State, window_first AS WindowFirst, window_last AS WindowLast, commit_at AS CommitAt,
        draw_at AS DrawAt, provisional AS Provisional
        """;

    public static IReadOnlyList<Round> OfYear(Session session, int year) =>
        InOrder(session.Query<RoundRow>($"SELECT {Columns} FROM round WHERE year = @year", new { year }));

    /// <summary>The years that have rounds.</summary>
    public static IReadOnlyList<int> Years(Session session) =>
        [.. session.Query<long>("SELECT DISTINCT year FROM round ORDER BY year").Select(y => (int)y)];

    /// <summary>All rounds of which something is still to be done.</summary>
    public static IReadOnlyList<Round> Open(Session session) =>
        InOrder(session.Query<RoundRow>(
            $"SELECT {Columns} FROM round WHERE state IN @states",
            new { states = Enum.GetValues<RoundState>().Where(s => !RoundSteps.IsEnd(s)).Select(s => s.ToString()) }));

    public static Round? Find(Session session, DrawId draw) =>
        InOrder(session.Query<RoundRow>($"SELECT {Columns} FROM round WHERE draw = @draw", new { draw = draw.ToString() })).FirstOrDefault();

    public static void Add(Session session, IEnumerable<Round> rounds) => session.Execute(
        """
        INSERT INTO round (draw, sector, year, number, attempt, state, window_first, window_last, commit_at, draw_at, provisional)
        VALUES (@Draw, @Sector, @Year, @Number, @Attempt, @State, @WindowFirst, @WindowLast, @CommitAt, @DrawAt, @Provisional)
        """,
        rounds.Select(r => new
        {
            Draw = r.Draw.ToString(),
            Sector = r.Draw.Sector.ToString(),
            r.Draw.Year,
            Number = r.Draw.Round,
            Attempt = r.Draw.Try,
            State = r.State.ToString(),
            WindowFirst = BeijingTime.Format(r.WindowFirst),
            WindowLast = BeijingTime.Format(r.WindowLast),
            CommitAt = BeijingTime.Format(r.CommitAt),
            DrawAt = BeijingTime.Format(r.DrawAt),
            Provisional = r.Provisional ? 1 : 0,
        }));

    /// <summary>Claims a step: true for the one transaction that finds the round as <paramref name="round"/> says.</summary>
    /// <exception cref="InvalidOperationException">The step may not follow.</exception>
    public static bool TryStep(Session session, Round round, RoundState to) =>
        RoundSteps.MayFollow(round.State, to)
            ? session.Execute(
                "UPDATE round SET state = @To WHERE draw = @Draw AND state = @From",
                new { To = to.ToString(), Draw = round.Draw.ToString(), From = round.State.ToString() }) == 1
            : throw new InvalidOperationException($"{round.Draw}: {to} may not follow {round.State}");

    /// <summary>Moves a planned round to other times.</summary>
    public static void Move(Session session, Round round, DateTimeOffset commitAt, DateTimeOffset drawAt) => session.Execute(
        "UPDATE round SET commit_at = @CommitAt, draw_at = @DrawAt WHERE draw = @Draw AND state = @State",
        new
        {
            CommitAt = BeijingTime.Format(commitAt),
            DrawAt = BeijingTime.Format(drawAt),
            Draw = round.Draw.ToString(),
            State = nameof(RoundState.Planned),
        });

    private static Round[] InOrder(IEnumerable<RoundRow> rows) =>
        [.. rows.Select(ToRound).OrderBy(r => r.DueAt ?? r.DrawAt).ThenBy(r => r.Draw.Sector).ThenBy(r => r.Draw.Round).ThenBy(r => r.Draw.Try)];

    private static Round ToRound(RoundRow r) => new()
    {
        Draw = DrawId.Parse(r.Draw),
        State = Enum.Parse<RoundState>(r.State),
        WindowFirst = BeijingTime.ParseDate(r.WindowFirst),
        WindowLast = BeijingTime.ParseDate(r.WindowLast),
        CommitAt = BeijingTime.ParseMoment(r.CommitAt),
        DrawAt = BeijingTime.ParseMoment(r.DrawAt),
        Provisional = r.Provisional != 0,
    };

    private sealed record RoundRow
    {
        public string Draw { get; init; } = "";

        public string State { get; init; } = "";

        public string WindowFirst { get; init; } = "";

        public string WindowLast { get; init; } = "";

        public string CommitAt { get; init; } = "";

        public string DrawAt { get; init; } = "";

        public long Provisional { get; init; }
    }
}
