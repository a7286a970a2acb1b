using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Encoding;
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
    /// <param name="visitUntil">The last day of its visits, as announced.</param>
    public static void Add(Session session, Commitment commitment, string? filter, IReadOnlyList<InspectionItem> items, DateOnly visitUntil)
    {
        DrawId draw = commitment.Draw;
        PlanNumber plan = PlanStore.Keep(session, commitment.Authority, draw.Sector, draw.Year, items);
        session.Execute(
            "INSERT INTO inspection_task (draw, number, plan_number, filter, visit_until) VALUES (@Draw, @Number, @Plan, @filter, @Until)",
            new { Draw = draw.ToString(), Number = Next(session, commitment).ToString(), Plan = plan.ToString(), filter, Until = BeijingTime.Format(visitUntil) });
        session.Execute(
            "INSERT INTO draw_item (draw, item, content) VALUES (@Draw, @Item, @Content)",
            items.Select(i => new { Draw = draw.ToString(), Item = i.Code.ToString(), Content = CanonicalJson.Write(DirectoryJson.Of(i)) }));
    }

    /// <summary>The task of a draw; null when nothing is committed to yet.</summary>
    public static InspectionTask? Of(Session session, DrawId draw) => All(session).GetValueOrDefault(draw);

    /// <summary>The tasks of all draws.</summary>
    public static IReadOnlyDictionary<DrawId, InspectionTask> All(Session session)
    {
        Dictionary<SectorCode, string> sectors = SectorStore.All(session).ToDictionary(s => s.Code, s => s.Name);
        ILookup<string, InspectionItem> items = session
            .Query<(string Draw, byte[] Content)>("SELECT draw, content FROM draw_item")
            .ToLookup(r => r.Draw, r => DirectoryJson.ToItem(CanonicalJson.Parse(r.Content)), StringComparer.Ordinal);
        return session
            .Query<(string Draw, string Number, string Plan, string? Filter, string? Until)>("SELECT draw, number, plan_number, filter, visit_until FROM inspection_task")
            .Select(t => (Draw: DrawId.Parse(t.Draw), Row: t))
            .ToDictionary(t => t.Draw, t => new InspectionTask(
                t.Draw,
                PlanNumber.Parse(t.Row.Plan),
                TaskNumber.Parse(t.Row.Number),
                sectors.GetValueOrDefault(t.Draw.Sector, t.Draw.Sector.ToString()),
                t.Row.Filter,
                t.Row.Until is null ? null : BeijingTime.ParseDate(t.Row.Until),
                [.. items[t.Row.Draw].OrderBy(i => i.Code)]));
    }

    private static TaskNumber Next(Session session, Commitment commitment)
    {
        DateOnly day = BeijingTime.DateOf(commitment.DrawAt);
        string[] taken = [.. session.Query<string>("SELECT number FROM inspection_task")];
        return Enumerable.Range(1, TaskNumber.Last).Select(n => TaskNumber.Of(commitment.Authority, day, n))
            .First(n => !taken.Contains(n.ToString(), StringComparer.Ordinal));
    }
}
