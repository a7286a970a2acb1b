using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The visit days in the database: the bureau's own planning, never published beforehand.</summary>
internal static class VisitDayStore
{
    /// <summary>The days of all draws.</summary>
    public static IReadOnlyList<VisitDay> All(Session session) =>
    [
        .. session.Query<(string Draw, string Firm, string On, long Chosen, string? Reason)>("SELECT draw, firm, visit_on, chosen, reason FROM visit_day")
            .Select(d => new VisitDay(DrawId.Parse(d.Draw), Identifier.Parse(d.Firm), BeijingTime.ParseDate(d.On), d.Chosen != 0, d.Reason)),
    ];

    /// <summary>The days of a draw's firms, as far as there are any.</summary>
    public static IReadOnlyDictionary<Identifier, VisitDay> Of(Session session, DrawId draw) =>
        All(session).Where(d => d.Draw == draw).ToDictionary(d => d.Firm);

    /// <summary>Keeps days, in the place of those that were there.</summary>
    public static void Put(Session session, IReadOnlyList<VisitDay> days)
    {
        session.Execute(
            "DELETE FROM visit_day WHERE draw = @Draw AND firm = @Firm", days.Select(d => new { Draw = d.Draw.ToString(), Firm = d.Firm.ToString() }));
        session.Execute(
            "INSERT INTO visit_day (draw, firm, visit_on, chosen, reason) VALUES (@Draw, @Firm, @On, @Chosen, @Reason)",
            days.Select(d => new { Draw = d.Draw.ToString(), Firm = d.Firm.ToString(), On = BeijingTime.Format(d.On), Chosen = d.IsChosen ? 1 : 0, d.Reason }));
    }
}
