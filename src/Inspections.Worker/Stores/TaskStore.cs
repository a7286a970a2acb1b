using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The tasks of the draws: numbered, and given their items, by the transaction that commits to the draw.</summary>
internal static class TaskStore
{
    /// <summary>Gives a draw that is just committed to the next number of its day.</summary>
    /// <param name="session">The transaction of the commitment.</param>
    /// <param name="commitment">The commitment.</param>
    /// <param name="filter">The filter of a directed draw.</param>
    /// <param name="items">What its firms are inspected for.</param>
    /// <param name="workingDays">The working days that its visits may take.</param>
    /// <param name="calendar">The days by which they are counted; their version is kept with the window.</param>
    public static void Add(
        Session session, Commitment commitment, string? filter, IReadOnlyList<InspectionItem> items, int workingDays, WorkingDayCalendar calendar)
    {
        DrawId draw = commitment.Draw;
        PlanNumber plan = PlanStore.Keep(session, commitment.Authority, draw.Sector, draw.Year, items);
        var visits = VisitWindow.After(BeijingTime.DateOf(commitment.DrawAt), workingDays, calendar);
        session.Send(
            """
            INSERT INTO inspection_task (draw, number, plan_number, filter, visit_until, visit_working_days, visit_calendar, visit_provisional)
            VALUES (@Draw, @Number, @Plan, @filter, @Until, @workingDays, @Calendar, @Provisional)
            """,
            new
            {
                Draw = draw.ToString(),
                Number = Next(session, commitment).ToString(),
                Plan = plan.ToString(),
                filter,
                Until = BeijingTime.Format(visits.Last),
                workingDays,
                Calendar = calendar.Version,
                Provisional = visits.Provisional ? 1 : 0,
            });
        session.Send(
            "INSERT INTO draw_item (draw, item, content) VALUES (@Draw, @Item, @Content)",
            items.Select(i => new { Draw = draw.ToString(), Item = i.Code.ToString(), Content = CanonicalJson.Write(DirectoryJson.Of(i)) }));
    }

    /// <summary>Counts the windows anew that reached a year without data, by the same number of working days, once there are data for all of it.</summary>
    /// <returns>The draws whose windows are settled now.</returns>
    public static IReadOnlyList<DrawId> SettleWindows(Session session, WorkingDayCalendar calendar)
    {
        var settled = new List<DrawId>();
        foreach ((string draw, string drawAt, long workingDays) in session.Query<(string Draw, string DrawAt, long WorkingDays)>(
            """
            SELECT t.draw, r.draw_at, t.visit_working_days FROM inspection_task t JOIN round r ON r.draw = t.draw
            WHERE t.visit_provisional = 1 AND t.visit_working_days IS NOT NULL
            """))
        {
            var visits = VisitWindow.After(BeijingTime.DateOf(BeijingTime.ParseMoment(drawAt)), (int)workingDays, calendar);
            if (!visits.Provisional)
            {
                session.Send(
                    "UPDATE inspection_task SET visit_until = @Until, visit_calendar = @Version, visit_provisional = 0 WHERE draw = @draw",
                    new { Until = BeijingTime.Format(visits.Last), calendar.Version, draw });
                settled.Add(DrawId.Parse(draw));
            }
        }

        return settled;
    }

    /// <summary>The task of a draw; null when nothing is committed to yet.</summary>
    public static InspectionTask? Of(Session session, DrawId draw)
    {
        string of = draw.ToString();
        return session.Query<TaskRow>(
                """
                SELECT t.draw AS Draw, t.number AS Number, t.plan_number AS PlanNumber, t.filter AS Filter, r.draw_at AS DrawAt, t.visit_until AS Until, t.visit_provisional AS Provisional
                FROM inspection_task t JOIN round r ON r.draw = t.draw WHERE t.draw = @of
                """,
                new { of })
            .Select(t => ToTask(
                t, SectorStore.All(session), session.Query<byte[]>("SELECT content FROM draw_item WHERE draw = @of", new { of }).Select(ToItem)))
            .FirstOrDefault();
    }

    /// <summary>The tasks of all draws.</summary>
    public static IReadOnlyDictionary<DrawId, InspectionTask> All(Session session)
    {
        IReadOnlyList<Sector> sectors = SectorStore.All(session);
        ILookup<string, InspectionItem> items = session
            .Query<(string Draw, byte[] Content)>("SELECT draw, content FROM draw_item")
            .ToLookup(r => r.Draw, r => ToItem(r.Content), StringComparer.Ordinal);
        return session
            .Query<TaskRow>(
                """
                SELECT t.draw AS Draw, t.number AS Number, t.plan_number AS PlanNumber, t.filter AS Filter, r.draw_at AS DrawAt, t.visit_until AS Until, t.visit_provisional AS Provisional
                FROM inspection_task t JOIN round r ON r.draw = t.draw
                """)
            .Select(t => ToTask(t, sectors, items[t.Draw]))
            .ToDictionary(t => t.Draw);
    }

    /// <summary>When the visits of all draws may be, without what else their tasks say.</summary>
    public static IReadOnlyDictionary<DrawId, VisitWindow> Windows(Session session) => session
        .Query<(string Draw, string DrawAt, string Until, long Provisional)>(
            "SELECT t.draw, r.draw_at, t.visit_until, t.visit_provisional FROM inspection_task t JOIN round r ON r.draw = t.draw")
        .ToDictionary(t => DrawId.Parse(t.Draw), t => WindowOf(t.DrawAt, t.Until, t.Provisional));

    private static VisitWindow WindowOf(string drawAt, string until, long provisional) =>
        new(BeijingTime.DateOf(BeijingTime.ParseMoment(drawAt)), BeijingTime.ParseDate(until), provisional != 0);

    private static InspectionItem ToItem(byte[] content) => DirectoryJson.ToItem(CanonicalJson.Parse(content));

    private static InspectionTask ToTask(TaskRow t, IReadOnlyList<Sector> sectors, IEnumerable<InspectionItem> items)
    {
        var draw = DrawId.Parse(t.Draw);
        return new InspectionTask(
            draw,
            PlanNumber.Parse(t.PlanNumber),
            TaskNumber.Parse(t.Number),
            sectors.FirstOrDefault(s => s.Code == draw.Sector)?.Name ?? draw.Sector.ToString(),
            t.Filter,
            WindowOf(t.DrawAt, t.Until, t.Provisional),
            [.. items.OrderBy(i => i.Code)]);
    }

    private static TaskNumber Next(Session session, Commitment commitment)
    {
        DateOnly day = BeijingTime.DateOf(commitment.DrawAt);
        string[] taken = [.. session.Query<string>("SELECT number FROM inspection_task")];
        return Enumerable.Range(1, TaskNumber.Last).Select(n => TaskNumber.Of(commitment.Authority, day, n))
            .First(n => !taken.Contains(n.ToString(), StringComparer.Ordinal));
    }

    private sealed record TaskRow
    {
        public string Draw { get; init; } = "";

        public string Number { get; init; } = "";

        public string PlanNumber { get; init; } = "";

        public string? Filter { get; init; }

        public string DrawAt { get; init; } = "";

        public string Until { get; init; } = "";

        public long Provisional { get; init; }
    }
}
