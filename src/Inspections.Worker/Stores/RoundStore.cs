using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The rounds in the database: the schedule of record, and the lock that lets every step be taken once.</summary>
internal static class RoundStore
{
    private const string Columns =
        """
        r.draw AS Draw, r.state AS State, r.since AS Since, r.window_first AS WindowFirst, r.window_last AS WindowLast, r.commit_at AS CommitAt,
        r.draw_at AS DrawAt, r.provisional AS Provisional, r.disclose_by AS DiscloseBy, r.disclosed_at AS DisclosedAt,
        r.moved_because AS MovedBecause, r.moved_at AS MovedAt, r.moved_commit_at AS MovedCommitAt, r.moved_draw_at AS MovedDrawAt, s.name AS Missing
        """;

    // A row for each source whose value is not in, or one.
    private const string Rounds = "round r LEFT JOIN draw_source s ON s.draw = r.draw AND s.value IS NULL";

    private static readonly string[] UnfinishedStates =
        [.. Enum.GetValues<RoundState>().Where(s => !RoundSteps.IsOver(s)).Select(s => s.ToString())];

    public static IReadOnlyList<Round> OfYear(Session session, int year) =>
        InOrder(session.Query<RoundRow>($"SELECT {Columns} FROM {Rounds} WHERE r.year = @year", new { year }));

    /// <summary>The years that have rounds.</summary>
    public static IReadOnlyList<int> Years(Session session) =>
        [.. session.Query<long>("SELECT DISTINCT year FROM round ORDER BY year").Select(y => (int)y)];

    /// <summary>All rounds of which something is still to come, their results included.</summary>
    public static IReadOnlyList<Round> Unfinished(Session session) =>
        InOrder(session.Query<RoundRow>($"SELECT {Columns} FROM {Rounds} WHERE r.state IN @UnfinishedStates", new { UnfinishedStates }));

    /// <summary>All rounds whose draw has no end yet, or is kept back.</summary>
    public static IReadOnlyList<Round> Open(Session session) => [.. Unfinished(session).Where(r => !r.IsSettled)];

    public static Round? Find(Session session, DrawId draw)
    {
        Round? found = InOrder(session.Query<RoundRow>($"SELECT {Columns} FROM {Rounds} WHERE r.draw = @draw", new { draw = draw.ToString() })).FirstOrDefault();
        if (found is not null)
        {
            KnownStates(session)[found.Draw.ToString()] = found.State.ToString();
        }

        return found;
    }

    public static void Add(Session session, IEnumerable<Round> rounds) => session.Send(
        """
        INSERT INTO round (draw, sector, year, number, attempt, state, since, window_first, window_last, commit_at, draw_at, provisional)
        VALUES (@Draw, @Sector, @Year, @Number, @Attempt, @State, @Since, @WindowFirst, @WindowLast, @CommitAt, @DrawAt, @Provisional)
        """,
        rounds.Select(r => new
        {
            Draw = r.Draw.ToString(),
            Sector = r.Draw.Sector.ToString(),
            r.Draw.Year,
            Number = r.Draw.Round,
            Attempt = r.Draw.Try,
            State = r.State.ToString(),
            Since = r.Since is DateTimeOffset since ? BeijingTime.Format(since) : null,
            WindowFirst = BeijingTime.Format(r.WindowFirst),
            WindowLast = BeijingTime.Format(r.WindowLast),
            CommitAt = BeijingTime.Format(r.CommitAt),
            DrawAt = BeijingTime.Format(r.DrawAt),
            Provisional = r.Provisional ? 1 : 0,
        }));

    /// <summary>Claims a step: true for the one transaction that finds the round as <paramref name="round"/> says, which is the only one that writes.</summary>
    /// <exception cref="InvalidOperationException">The step may not follow.</exception>
    public static bool TryStep(Session session, Round round, RoundState to, DateTimeOffset now)
    {
        if (!RoundSteps.MayFollow(round.State, to))
        {
            throw new InvalidOperationException($"{round.Draw}: {to} may not follow {round.State}");
        }

        string draw = round.Draw.ToString(), from = round.State.ToString();
        Dictionary<string, string> known = KnownStates(session);
        if ((known.GetValueOrDefault(draw) ?? session.Find<string>("SELECT state FROM round WHERE draw = @draw", new { draw })) != from)
        {
            return false;
        }

        known[draw] = to.ToString();
        session.Send("UPDATE round SET state = @To, since = @Since WHERE draw = @draw AND state = @from", new { To = to.ToString(), Since = BeijingTime.Format(now), draw, from }, touches: true);
        return true;
    }

    /// <summary>Moves a planned round to the times that <paramref name="round"/> says, and notes why.</summary>
    public static void Move(Session session, Round round) => session.Send(
        """
        UPDATE round SET commit_at = @CommitAt, draw_at = @DrawAt, provisional = @Provisional,
            moved_because = @MovedBecause, moved_at = @MovedAt, moved_commit_at = @MovedCommitAt, moved_draw_at = @MovedDrawAt
        WHERE draw = @Draw AND state = @State
        """,
        new
        {
            CommitAt = BeijingTime.Format(round.CommitAt),
            DrawAt = BeijingTime.Format(round.DrawAt),
            Provisional = round.Provisional ? 1 : 0,
            Draw = round.Draw.ToString(),
            State = nameof(RoundState.Planned),
            MovedBecause = round.Moved?.Because.ToString(),
            MovedAt = Moment(round.Moved?.At),
            MovedCommitAt = Moment(round.Moved?.CommitAt),
            MovedDrawAt = Moment(round.Moved?.DrawAt),
        });

    /// <summary>Notes until when a committed round's list is kept back.</summary>
    public static void KeepBack(Session session, DrawId draw, DateOnly by) => session.Send(
        "UPDATE round SET disclose_by = @By WHERE draw = @Draw", new { By = BeijingTime.Format(by), Draw = draw.ToString() });

    /// <summary>Claims the disclosure of a list that is kept back: true for the one transaction that finds it so.</summary>
    public static bool TryDisclose(Session session, DrawId draw, DateTimeOffset now) => session.Execute(
        "UPDATE round SET disclosed_at = @At WHERE draw = @Draw AND disclosed_at IS NULL AND disclose_by IS NOT NULL",
        new { At = BeijingTime.Format(now), Draw = draw.ToString() }) == 1;

    private static string? Moment(DateTimeOffset? moment) => moment is DateTimeOffset known ? BeijingTime.Format(known) : null;

    private static Round[] InOrder(IReadOnlyList<RoundRow> rows) =>
    [
        .. rows.GroupBy(r => r.Draw, StringComparer.Ordinal).Select(g => ToRound(g.First(), [.. SourceStore.Awaited(g.Select(r => r.Missing))]))
            .OrderBy(r => r.DueAt ?? r.DrawAt).ThenBy(r => r.Draw.Sector).ThenBy(r => r.Draw.Round).ThenBy(r => r.Draw.Try),
    ];

    private static Round ToRound(RoundRow r, IReadOnlyList<Label> missing) => new()
    {
        Draw = DrawId.Parse(r.Draw),
        State = Enum.Parse<RoundState>(r.State),
        Since = r.Since is null ? null : BeijingTime.ParseMoment(r.Since),
        WindowFirst = BeijingTime.ParseDate(r.WindowFirst),
        WindowLast = BeijingTime.ParseDate(r.WindowLast),
        CommitAt = BeijingTime.ParseMoment(r.CommitAt),
        DrawAt = BeijingTime.ParseMoment(r.DrawAt),
        Provisional = r.Provisional != 0,
        DiscloseBy = r.DiscloseBy is null ? null : BeijingTime.ParseDate(r.DiscloseBy),
        DisclosedAt = r.DisclosedAt is null ? null : BeijingTime.ParseMoment(r.DisclosedAt),
        Missing = missing,
        Moved = r.MovedBecause is null ? null : new RoundMove(
            Enum.Parse<MoveReason>(r.MovedBecause),
            BeijingTime.ParseMoment(r.MovedAt!),
            BeijingTime.ParseMoment(r.MovedCommitAt!),
            BeijingTime.ParseMoment(r.MovedDrawAt!)),
    };

    // What the transaction has read, or set itself: nobody else sets it meanwhile.
    private static Dictionary<string, string> KnownStates(Session session) => session.Own(() => new RoundStates()).States;

    private sealed record RoundStates
    {
        public Dictionary<string, string> States { get; } = new(StringComparer.Ordinal);
    }

    private sealed record RoundRow
    {
        public string Draw { get; init; } = "";

        public string State { get; init; } = "";

        public string? Since { get; init; }

        public string WindowFirst { get; init; } = "";

        public string WindowLast { get; init; } = "";

        public string CommitAt { get; init; } = "";

        public string DrawAt { get; init; } = "";

        public long Provisional { get; init; }

        public string? DiscloseBy { get; init; }

        public string? DisclosedAt { get; init; }

        public string? MovedBecause { get; init; }

        public string? MovedAt { get; init; }

        public string? MovedCommitAt { get; init; }

        public string? MovedDrawAt { get; init; }

        public string? Missing { get; init; }
    }
}
