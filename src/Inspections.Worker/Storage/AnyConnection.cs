using System.Diagnostics.CodeAnalysis;

namespace Inspections.Worker.Storage;

/// <summary>
/// Holds every connection for the same: the tables are the same wherever they are, and so is what Dapper has compiled for a statement. What it
/// reads rows by is made anew where a dialect gives columns of other types.
/// </summary>
internal sealed class AnyConnection : IEqualityComparer<string>
{
    public bool Equals(string? x, string? y) => true;

    public int GetHashCode([DisallowNull] string obj) => 0;
}
