using Inspections.Core.Directories;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Files.Lists;

/// <summary>What a file holds.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Rows">The good rows, in the file's order.</param>
/// <param name="Problems">What is wrong; a row with a problem is not among the rows.</param>
/// <param name="Warnings">What is worth a look; the rows are good.</param>
/// <param name="Sectors">Every sector of the good rows, by code.</param>
/// <param name="FileDigest">SHA-256 of the file.</param>
internal sealed record ImportedRows<T>(
    string File,
    IReadOnlyList<ImportedRow<T>> Rows,
    ProblemList Problems,
    ProblemList Warnings,
    IReadOnlyList<Sector> Sectors,
    Digest FileDigest)
{
    /// <summary>What the reading did by itself: values cleaned, rows united.</summary>
    public ProblemList Corrections { get; init; } = new(1000);

    /// <summary>What was recognised as no part of the list: titles, totals, signatures, sheets, columns.</summary>
    public ProblemList LeftOut { get; init; } = new(1000);

    /// <summary>The rows that have a problem, as far as a name could be read in them.</summary>
    public IReadOnlyList<MissedRow> Missed { get; init; } = [];

    /// <summary>What the list calls the departments in it, by their codes.</summary>
    public IReadOnlyDictionary<Label, string> Departments { get; init; } = new Dictionary<Label, string>();

    /// <summary>Optional columns that the file does not have, by their usual names: it says nothing of them.</summary>
    public IReadOnlySet<string> Unspoken { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The same file with other values.</summary>
    public ImportedRows<TOther> Select<TOther>(Func<T, TOther> select) => With([.. Rows.Select(r => new ImportedRow<TOther>(r.Row, select(r.Value), r.Sheet))]);

    /// <summary>The same file with these rows.</summary>
    public ImportedRows<TOther> With<TOther>(IReadOnlyList<ImportedRow<TOther>> rows) => new(File, rows, Problems, Warnings, Sectors, FileDigest)
    {
        Corrections = Corrections,
        LeftOut = LeftOut,
        Missed = Missed,
        Unspoken = Unspoken,
        Departments = Departments,
    };

    /// <summary>Writes a line for everything left out and corrected, one for every warning, then one for every problem.</summary>
    public void Tell(TextWriter errors)
    {
        IEnumerable<string> lines = LeftOut.LinesFor(errors).Select(l => $"{errors.Word("未计入", "left out")}: {l}")
            .Concat(Corrections.LinesFor(errors).Select(l => $"{errors.Word("已更正", "corrected")}: {l}"))
            .Concat(Warnings.LinesFor(errors).Select(l => $"{errors.Word("警告", "warning")}: {l}"))
            .Concat(Problems.LinesFor(errors));
        foreach (string line in lines)
        {
            errors.WriteLine(line);
        }
    }
}

/// <summary>A value and the row it was read from.</summary>
/// <param name="Row">The row, as a spreadsheet counts it.</param>
/// <param name="Value">What it says.</param>
/// <param name="Sheet">The sheet; empty where the file has but one.</param>
internal readonly record struct ImportedRow<T>(int Row, T Value, string Sheet = "")
{
    public void Deconstruct(out int row, out T value) => (row, value) = (Row, Value);
}

/// <summary>A row with a problem: where it stands, and the name in it.</summary>
internal sealed record MissedRow(string Name, int Row, string Sheet);
