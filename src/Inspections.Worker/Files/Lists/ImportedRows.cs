using Inspections.Core.Directory;
using Inspections.Core.Encoding;

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
    /// <summary>Writes a line for every warning, then one for every problem.</summary>
    public void Tell(TextWriter errors)
    {
        foreach (string line in Warnings.Lines.Select(l => $"警告 warning: {l}").Concat(Problems.Lines))
        {
            errors.WriteLine(line);
        }
    }
}

/// <summary>A value and the row it was read from.</summary>
internal readonly record struct ImportedRow<T>(int Row, T Value);
