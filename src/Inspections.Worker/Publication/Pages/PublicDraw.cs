using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;
using Inspections.Core.Witnessing;

namespace Inspections.Worker.Publication.Pages;

/// <summary>One draw as the public sees it.</summary>
internal sealed class PublicDraw
{
    private readonly FieldTeams? _teams;

    /// <summary>A draw of the ledger.</summary>
    /// <param name="files">Its published files.</param>
    /// <param name="entries">The entries that name it, in order.</param>
    /// <param name="projects">Of the drawn ids that are projects, their firms.</param>
    /// <param name="assurance">How far it can be trusted; null while it has not all its values.</param>
    public PublicDraw(DrawFiles files, IReadOnlyList<LedgerEntry> entries, IReadOnlyDictionary<Identifier, Identifier> projects, Assurance? assurance)
    {
        (Files, Entries, Projects, Assurance) = (files, entries, projects, assurance);
        if (files.Assignment is { } assignment)
        {
            Commitment c = files.Commitment;
            _teams = new FieldTeams(
                DrawKey.Of(c.Digest, files.Values), assignment, new Eligibility(c.Draw.Sector, c.Team, files.Roster, new Dictionary<Identifier, IReadOnlyList<Identifier>>()), c.Team, files.Roster);
            foreach (EntryBody change in entries.OrderBy(e => e.Body.Opens?.Index ?? e.Index).Select(e => e.Body))
            {
                Apply(_teams, change);
            }
        }
    }

    public DrawFiles Files { get; }

    public Commitment Commitment => Files.Commitment;

    public DrawId Id => Commitment.Draw;

    public IReadOnlyList<LedgerEntry> Entries { get; }

    public IReadOnlyDictionary<Identifier, Identifier> Projects { get; }

    public Assurance? Assurance { get; }

    /// <summary>When it was committed to.</summary>
    public DateTimeOffset CommittedAt => Entries.First(e => e.Body is CommitmentBody).At;

    /// <summary>When it was drawn, or null.</summary>
    public DateTimeOffset? DrawnAt => Entries.FirstOrDefault(e => e.Body is ReceiptBody)?.At;

    /// <summary>What voided it, or null.</summary>
    public VoidBody? Void => Entries.Select(e => e.Body).OfType<VoidBody>().FirstOrDefault();

    /// <summary>True once firms and teams are public.</summary>
    public bool IsDisclosed => _teams is not null;

    /// <summary>The firms drawn, in draw order; none while they are not public.</summary>
    public IReadOnlyList<Identifier> Firms => [.. Files.Assignment?.Teams.Select(t => t.Firm) ?? []];

    /// <summary>The firm that is inspected: the drawn one, or a project's.</summary>
    public Identifier Inspected(Identifier drawn) => Projects.TryGetValue(drawn, out Identifier firm) ? firm : drawn;

    /// <summary>The firm's team as it stands today.</summary>
    public IReadOnlyList<Identifier> TeamOf(Identifier drawn) => _teams?.Of(drawn) ?? [];

    /// <summary>The draw as the history of firms needs it.</summary>
    public PastDraw ToPast() => new(Id, Commitment.Frame.Size, Firms, Projects);

    /// <summary>Its part in a joint visit.</summary>
    public JointPart PartOf(Identifier drawn) => new(Id, Commitment.DrawAt, TeamOf(drawn), Files.Roster);

    private static void Apply(FieldTeams teams, EntryBody change)
    {
        switch (change)
        {
            case NamedBody n:
                teams.TryName(n.Firm, n.Inspectors);
                break;
            case SubstitutionBody s:
                teams.TrySubstitute(s.Firm, s.Inspector, s.Substitute);
                break;
        }
    }
}
