using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;

namespace Inspections.Worker.Publication.Reports;

/// <summary>What the published ledger and draws say of one sector in a period.</summary>
internal sealed record SectorFigures
{
    public required SectorCode Sector { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it reached in the year, so far.</summary>
    public required SectorYearFigures Reached { get; init; }

    /// <summary>Least yearly coverage.</summary>
    public required Ratio Floor { get; init; }

    public required int RoundsRequired { get; init; }

    /// <summary>Rounds drawn in the period whose lists are public.</summary>
    public required int Rounds { get; init; }

    /// <summary>What the commitments of these rounds were to draw.</summary>
    public required long Committed { get; init; }

    /// <summary>What was drawn in them; a firm drawn twice counts twice.</summary>
    public required int Drawn { get; init; }

    /// <summary>Of these, firms whose result is public and stands.</summary>
    public required int Published { get; init; }

    /// <summary>Of these, firms whose result was withdrawn.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Of these, firms without a published result yet.</summary>
    public required int Outstanding { get; init; }

    /// <summary>Of these, firms whose result became public for the first time within 20 working days of the visit.</summary>
    public required int InTime { get; init; }

    /// <summary>Of these, firms whose result became public later than that.</summary>
    public required int Late { get; init; }

    /// <summary>Of these, firms whose result was corrected and stands.</summary>
    public required int Corrected { get; init; }

    /// <summary>Of these, firms whose premises were inspected: found there, and still in business.</summary>
    public required int Inspected { get; init; }

    /// <summary>Of these, firms that could not be: unreachable, or gone.</summary>
    public required int NotInspected { get; init; }

    /// <summary>Tries that ended without a draw in the period.</summary>
    public required int Voided { get; init; }

    public required int Substituted { get; init; }

    /// <summary>How many results have a category; a result may have several.</summary>
    public required IReadOnlyDictionary<ResultCategory, int> Categories { get; init; }

    /// <summary>Its largest list of the year, so far.</summary>
    public long Frame => Reached.Largest;

    /// <summary>Distinct firms drawn in the year that count, so far.</summary>
    public long Covered => Reached.Drawn;

    /// <summary>Firms that are needed for the floor.</summary>
    public long Needed => Reached.Needed(Floor);
}
