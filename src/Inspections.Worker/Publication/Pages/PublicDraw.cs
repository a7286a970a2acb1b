using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;
using Inspections.Core.Staffing;
using Inspections.Core.Witnessing;

namespace Inspections.Worker.Publication.Pages;

/// <summary>One draw as the public sees it.</summary>
internal sealed class PublicDraw
{
    private IReadOnlyList<EntryBody>? _changes;

    /// <summary>A draw of the ledger.</summary>
    /// <param name="files">Its published files.</param>
    /// <param name="entries">The entries that name it but results, in order.</param>
    /// <param name="projects">Of the drawn ids that are projects, their firms.</param>
    /// <param name="assurance">How far it can be trusted; null while it has not all its values.</param>
    /// <param name="entryAt">The ledger's entry at an index.</param>
    /// <param name="recusals">What substitutions entered in the open, in whatever draw.</param>
    public PublicDraw(
        DrawFiles files, IReadOnlyList<LedgerEntry> entries, IReadOnlyDictionary<Identifier, Identifier> projects, Assurance? assurance,
        Func<long, LedgerEntry> entryAt, IReadOnlyList<BindingRecusal> recusals)
    {
        (Files, Entries, Projects, Assurance) = (files, entries, projects, assurance);
        if (files.Assignment is { } assignment)
        {
            Commitment c = files.Commitment;
            var drawn = new DrawnTeams
            {
                Draw = c.Draw,
                DrawAt = c.DrawAt,
                Key = DrawKey.Of(c.Digest, files.Values),
                Rule = c.Team,
                Roster = files.Roster,
                Assignment = assignment,
                Recused = files.Recused,
                FirmOf = Inspected,
                ReceiptEntry = entries.FirstOrDefault(e => e.Body is ReceiptBody)?.Index,
            };
            Teams = new CurrentTeams(drawn, TeamEntry.AllOf(entries, entryAt), recusals);
        }
    }

    public DrawFiles Files { get; }

    public Commitment Commitment => Files.Commitment;

    public DrawId Id => Commitment.Draw;

    /// <summary>The entries that name it but results, in order.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>What was entered about its teams, in order.</summary>
    public IReadOnlyList<EntryBody> TeamChanges => _changes ??= [.. Entries.Select(e => e.Body).Where(b => b is NamedBody or SubstitutionBody)];

    public IReadOnlyDictionary<Identifier, Identifier> Projects { get; }

    public Assurance? Assurance { get; }

    /// <summary>When it was committed to.</summary>
    public DateTimeOffset CommittedAt => Entries.First(e => e.Body is CommitmentBody).At;

    /// <summary>When it was drawn, or null.</summary>
    public DateTimeOffset? DrawnAt => Entries.FirstOrDefault(e => e.Body is ReceiptBody)?.At;

    /// <summary>What voided it, or null.</summary>
    public VoidBody? Void => Entries.Select(e => e.Body).OfType<VoidBody>().FirstOrDefault();

    /// <summary>True once firms and teams are public.</summary>
    public bool IsDisclosed => Teams is not null;

    /// <summary>Its teams, once they are public.</summary>
    public CurrentTeams? Teams { get; }

    /// <summary>The firms drawn, in draw order; none while they are not public.</summary>
    public IReadOnlyList<Identifier> Firms => [.. Files.Assignment?.Teams.Select(t => t.Firm) ?? []];

    /// <summary>The firm that is inspected: the drawn one, or a project's.</summary>
    public Identifier Inspected(Identifier drawn) => Projects.TryGetValue(drawn, out Identifier firm) ? firm : drawn;

    /// <summary>The draw as the history of firms needs it.</summary>
    public PastDraw ToPast() => new(Id, Commitment.Frame.Size, Firms, Projects);
}
