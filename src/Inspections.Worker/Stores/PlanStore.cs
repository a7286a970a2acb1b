using Inspections.Core.Directories;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>The yearly plans: one a sector and year, numbered as they are made.</summary>
internal static class PlanStore
{
    /// <summary>Keeps what a sector's year is planned for, and gives the plan's number: a new plan gets the next of its year.</summary>
    public static PlanNumber Keep(Session session, Authority authority, SectorCode sector, int year, IReadOnlyList<InspectionItem> items)
    {
        InspectionPlan? plan = Find(session, sector, year);
        PlanNumber number = plan?.Number ?? Add(session, authority, sector, year);
        if (plan is null || !plan.Items.SequenceEqual(items.Select(i => i.Code)))
        {
            session.Send("DELETE FROM plan_item WHERE plan_number = @Number", new { Number = number.ToString() });
            session.Send(
                "INSERT INTO plan_item (plan_number, item) VALUES (@Number, @Item)",
                items.Select(i => new { Number = number.ToString(), Item = i.Code.ToString() }));
        }

        return number;
    }

    /// <summary>The plan of a sector's year, or null before it is made.</summary>
    public static InspectionPlan? Find(Session session, SectorCode sector, int year) =>
        All(session).FirstOrDefault(p => p.Sector == sector && p.Year == year);

    /// <summary>Every plan, by number.</summary>
    public static IReadOnlyList<InspectionPlan> All(Session session)
    {
        ILookup<string, Identifier> items = session.Query<(string Plan, string Item)>("SELECT plan_number, item FROM plan_item")
            .ToLookup(r => r.Plan, r => Identifier.Parse(r.Item), StringComparer.Ordinal);
        return
        [
            .. session.Query<(string Number, string Sector, long Year)>("SELECT number, sector, year FROM inspection_plan ORDER BY number")
                .Select(p => new InspectionPlan(PlanNumber.Parse(p.Number), SectorCode.Parse(p.Sector), (int)p.Year, [.. items[p.Number].Order()])),
        ];
    }

    private static PlanNumber Add(Session session, Authority authority, SectorCode sector, int year)
    {
        PlanNumber number = PlanNumber.Of(authority, year, All(session).Count(p => p.Year == year) + 1);
        session.Send(
            "INSERT INTO inspection_plan (number, sector, year) VALUES (@Number, @Sector, @year)",
            new { Number = number.ToString(), Sector = sector.ToString(), year });
        return number;
    }
}
