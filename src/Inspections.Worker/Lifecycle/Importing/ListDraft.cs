using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>How a list is to be read, as far as it does not say so itself.</summary>
/// <param name="Columns">Usual names and the headers of the file that stand for them, such as <c>工号=序号</c>.</param>
/// <param name="Sector">The sector of all rows, or null.</param>
/// <param name="Only">The sectors, districts or departments that the list speaks for; all, where it is empty.</param>
/// <param name="AcceptUnverified">True to take codes that fail their check digit.</param>
/// <param name="SkipBad">True to leave out rows that cannot be read; then nothing ends.</param>
internal sealed record ListTerms(IReadOnlyList<string> Columns, string? Sector = null, string Only = "", bool AcceptUnverified = false, bool SkipBad = false);

/// <summary>
/// A list as it was read, with what it would change: nothing is changed before it is applied, and then only if it would still change the same.
/// </summary>
internal sealed class ListDraft
{
    /// <summary>The sheets, and what was recognised in them.</summary>
    public required IReadOnlyList<SheetLook> Sheets { get; init; }

    /// <summary>Why the list cannot be used as it is; empty where it can.</summary>
    public required IReadOnlyList<Text> Refusals { get; init; }

    /// <summary>What is wrong in its rows.</summary>
    public ProblemList Problems { get; init; } = new(0);

    /// <summary>What is worth a look.</summary>
    public ProblemList Warnings { get; init; } = new(0);

    /// <summary>What the reading put right by itself.</summary>
    public ProblemList Corrections { get; init; } = new(0);

    /// <summary>What is no part of the list.</summary>
    public ProblemList LeftOut { get; init; } = new(0);

    /// <summary>What would change, in words; null where the list cannot be used.</summary>
    public ChangeLines? Change { get; init; }

    /// <summary>How many rows the list has that can be read.</summary>
    public int Rows { get; init; }

    /// <summary>How many entries would end, or leave a sector.</summary>
    public int Lost { get; init; }

    /// <summary>True when that is so many that it has to be agreed to by itself.</summary>
    public bool IsMuchLost { get; init; }

    /// <summary>Makes the directory what the list says.</summary>
    public required Func<UpdateCount> Apply { get; init; }

    /// <summary>The recusals that it would add or change; none of any other list.</summary>
    public IReadOnlyList<Recusal> Recusals { get; init; } = [];

    /// <summary>The columns that were given, of which the file has the headers: to be remembered for the next list of the kind.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}
