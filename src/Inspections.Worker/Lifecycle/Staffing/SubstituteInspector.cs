using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Staffing;

/// <summary>Substitution of an inspector (调换), protocol section 9: two people decide that one leaves, the tickets say who comes.</summary>
internal sealed class SubstituteInspector(BureauContext bureau)
{
    /// <summary>Substitutes; a recusal stands in every later list of the draw's year, and of this one.</summary>
    /// <exception cref="UserErrorException">The inspector is not on the team, or nobody is left and the visit waits.</exception>
    public SubstitutionBody Execute(DrawId draw, Identifier firm, Identifier inspector, SubstitutionReason reason, TwoPeople people) =>
        bureau.Write(session => Execute(session, draw, firm, inspector, reason, people));

    /// <inheritdoc cref="Execute(DrawId, Identifier, Identifier, SubstitutionReason, TwoPeople)"/>
    public SubstitutionBody Execute(Session session, DrawId draw, Identifier firm, Identifier inspector, SubstitutionReason reason, TwoPeople people)
    {
        (TeamChange change, SubstitutionBody body) = Prepare(session, draw, firm, inspector, reason, people);
        change.Enter(body);
        if (reason == SubstitutionReason.Recusal)
        {
            var recusal = new Recusal(change.Teams.Inspected(firm), inspector, RecusalGround.Other);
            Keep(session, recusal, draw.Year);
            Keep(session, recusal, bureau.Today.Year);
        }

        return body;
    }

    /// <summary>Everything that speaks against it, without doing it.</summary>
    /// <inheritdoc cref="Execute(DrawId, Identifier, Identifier, SubstitutionReason, TwoPeople)" path="/exception"/>
    public void Check(Session session, DrawId draw, Identifier firm, Identifier inspector, SubstitutionReason reason, TwoPeople people)
    {
        (TeamChange change, SubstitutionBody body) = Prepare(session, draw, firm, inspector, reason, people);
        change.Require(body);
    }

    private (TeamChange Change, SubstitutionBody Body) Prepare(Session session, DrawId draw, Identifier firm, Identifier inspector, SubstitutionReason reason, TwoPeople people)
    {
        var change = TeamChange.Begin(session, bureau, draw, firm);

        // Where nobody can come the body names the one who leaves, and the rule says why it is refused.
        Identifier substitute = (change.Team.Contains(inspector) ? change.Teams.SubstituteFor(firm, inspector) : null) ?? inspector;
        return (change, new SubstitutionBody(draw, firm, inspector, substitute, reason, people.DecidedBy, people.ApprovedBy));
    }

    // One that was declared keeps its ground.
    private static void Keep(Session session, Recusal recusal, int year)
    {
        if (!RecusalStore.Of(session, year).Any(r => r.Firm == recusal.Firm && r.Inspector == recusal.Inspector))
        {
            RecusalStore.Add(session, recusal, year);
        }
    }
}
