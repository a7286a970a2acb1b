using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Staffing;

/// <summary>
/// Names a team for a drawn firm that nobody could be drawn for, that has nobody left, or that has a named one (protocol sections 7 and
/// 9): chosen, and recorded as chosen.
/// </summary>
internal sealed class NameTeam(BureauContext bureau)
{
    /// <exception cref="UserErrorException">The firm has a drawn team that can be kept up, or one of those named may not go.</exception>
    public NamedBody Execute(DrawId draw, Identifier firm, IReadOnlyList<Identifier> inspectors, TwoPeople people) =>
        bureau.Write(session => Execute(session, draw, firm, inspectors, people));

    /// <inheritdoc cref="Execute(DrawId, Identifier, IReadOnlyList{Identifier}, TwoPeople)"/>
    public NamedBody Execute(Session session, DrawId draw, Identifier firm, IReadOnlyList<Identifier> inspectors, TwoPeople people)
    {
        (TeamChange change, NamedBody body) = Prepare(session, draw, firm, inspectors, people);
        change.Enter(body);
        return body;
    }

    /// <summary>Everything that speaks against it, without doing it.</summary>
    /// <inheritdoc cref="Execute(DrawId, Identifier, IReadOnlyList{Identifier}, TwoPeople)" path="/exception"/>
    public void Check(Session session, DrawId draw, Identifier firm, IReadOnlyList<Identifier> inspectors, TwoPeople people) => Prepare(session, draw, firm, inspectors, people);

    private (TeamChange Change, NamedBody Body) Prepare(Session session, DrawId draw, Identifier firm, IReadOnlyList<Identifier> inspectors, TwoPeople people)
    {
        var change = TeamChange.Begin(session, bureau, draw, firm);
        var body = new NamedBody(draw, firm, [.. inspectors.Distinct()], people.DecidedBy, people.ApprovedBy);
        change.Require(body);
        Identifier inspected = change.Teams.Inspected(firm);
        ILookup<Identifier, Identifier> recused = RecusalStore.Of(session, draw.Year).ToLookup(r => r.Firm, r => r.Inspector);
        Dictionary<Identifier, Inspector> known = InspectorStore.Current(session).ToDictionary(i => i.Id);
        foreach (Identifier id in inspectors)
        {
            if (!known.TryGetValue(id, out Inspector? inspector) || !inspector.Certificate.IsValidOn(bureau.Today))
            {
                throw TeamRefusals.NotCertified.Error(id);
            }

            if (recused[inspected].Contains(id))
            {
                throw TeamRefusals.RecusedPerson.Error(id, inspected);
            }
        }

        return (change, body);
    }
}
