using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The visit days in the database: the bureau's own planning, never published beforehand.</summary>
internal static class VisitDayStore
{
    /// <summary>The days of all draws.</summary>
    public static IReadOnlyList<VisitDay> All(Session session) =>
        [.. session.Query<DayRow>("SELECT draw AS Draw, firm AS Firm, visit_on AS VisitOn, chosen AS Chosen, reason AS Reason FROM visit_day").Select(ToDay)];

    /// <summary>The days that are not before a day, of all draws.</summary>
    public static IReadOnlyList<VisitDay> From(Session session, DateOnly first) =>
    [
        .. session.Query<DayRow>(
            "SELECT draw AS Draw, firm AS Firm, visit_on AS VisitOn, chosen AS Chosen, reason AS Reason FROM visit_day WHERE visit_on >= @First",
            new { First = BeijingTime.Format(first) }).Select(ToDay),
    ];

    /// <summary>The days of a draw's firms, as far as there are any.</summary>
    public static IReadOnlyDictionary<Identifier, VisitDay> Of(Session session, DrawId draw) =>
        session.Query<DayRow>(
            "SELECT draw AS Draw, firm AS Firm, visit_on AS VisitOn, chosen AS Chosen, reason AS Reason FROM visit_day WHERE draw = @Draw",
            new { Draw = draw.ToString() }).Select(d => ToDay(d, draw)).ToDictionary(d => d.Firm);

    /// <summary>Keeps days, in the place of those that were there.</summary>
    public static void Put(Session session, IReadOnlyList<VisitDay> days)
    {
        session.Send(
            "DELETE FROM visit_day WHERE draw = @Draw AND firm = @Firm", days.Select(d => new { Draw = d.Draw.ToString(), Firm = d.Firm.ToString() }));
        session.Send(
            "INSERT INTO visit_day (draw, firm, visit_on, chosen, reason) VALUES (@Draw, @Firm, @On, @Chosen, @Reason)",
            days.Select(d => new { Draw = d.Draw.ToString(), Firm = d.Firm.ToString(), On = BeijingTime.Format(d.On), Chosen = d.IsChosen ? 1 : 0, d.Reason }));
    }

    private static VisitDay ToDay(DayRow d) => ToDay(d, DrawId.Parse(d.Draw));

    private static VisitDay ToDay(DayRow d, DrawId draw) => new(draw, Identifier.Parse(d.Firm), BeijingTime.ParseDate(d.VisitOn), d.Chosen != 0, d.Reason);

    private sealed record DayRow
    {
        public string Draw { get; init; } = "";

        public string Firm { get; init; } = "";

        public string VisitOn { get; init; } = "";

        public long Chosen { get; init; }

        public string? Reason { get; init; }
    }
}
