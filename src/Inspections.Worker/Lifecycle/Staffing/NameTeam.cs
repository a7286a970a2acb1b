using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Staffing;

/// <summary>Names a team for a drawn firm that nobody could be drawn for (protocol sections 7 and 10): chosen, and recorded as chosen.</summary>
internal sealed class NameTeam(BureauContext bureau)
{
    /// <exception cref="UserErrorException">The firm has a team, or one of those named may not go.</exception>
    public NamedBody Execute(DrawId draw, Identifier firm, IReadOnlyList<Identifier> inspectors, TwoPeople people) => bureau.Write(session =>
    {
        var change = TeamChange.Begin(session, bureau, draw, firm);
        if (change.Team.Count > 0)
        {
            string team = string.Join(", ", change.Team);
            throw Refusal.Of(
                $"{firm} 的检查组是抽取产生的（{team}），不能指定；个别人员用 inspections substitute 调换",
                $"{firm} has its team ({team}): none can be named; substitute single inspectors");
        }

        int size = change.Teams.Outcome.Committed.Commitment.Team.Size;
        if (inspectors.Count != size || inspectors.Distinct().Count() != size)
        {
            throw Refusal.Of($"检查组应为 {size} 名不同的人员", $"a team has {size} different inspectors");
        }

        Identifier inspected = change.Teams.Inspected(firm);
        ILookup<Identifier, Identifier> recused = RecusalStore.Of(session, draw.Year).ToLookup(r => r.Firm, r => r.Inspector);
        Dictionary<Identifier, Inspector> known = InspectorStore.Current(session).ToDictionary(i => i.Id);
        foreach (Identifier id in inspectors)
        {
            if (!known.TryGetValue(id, out Inspector? inspector) || !inspector.Certificate.IsValidOn(bureau.Today))
            {
                throw Refusal.Of($"{id} 不在执法人员名录里，或执法证今天无效", $"{id} is not in the inspector directory, or has no valid certificate today");
            }

            if (recused[inspected].Contains(id))
            {
                throw Refusal.Of($"{id} 对 {inspected} 须回避", $"{id} is recused from {inspected}");
            }
        }

        var body = new NamedBody(draw, firm, inspectors, people.DecidedBy, people.ApprovedBy);
        change.Enter(body);
        return body;
    });
}
