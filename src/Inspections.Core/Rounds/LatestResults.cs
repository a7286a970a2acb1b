using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Rounds;

/// <summary>
/// Which of a ledger's <c>result</c> entries counts: of a record its latest version, of a draw and firm the record that began last; one
/// whose latest version withdraws it is no result (protocol section 9). History, pages, figures and verifiers ask here.
/// </summary>
public static class LatestResults
{
    /// <summary>The latest version of every record, in the order in which the records began.</summary>
    /// <typeparam name="T">What a version comes with, such as its entry.</typeparam>
    /// <param name="versions">The versions, in the order of their entries.</param>
    /// <param name="body">The entry's body.</param>
    internal static IReadOnlyList<T> OfRecords<T>(IEnumerable<T> versions, Func<T, ResultBody> body)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(body);
        return [.. Of(versions, body).Records];
    }

    /// <summary>The latest version of the newest record of every draw and firm, withdrawn ones too.</summary>
    /// <typeparam name="T">What a version comes with, such as its entry.</typeparam>
    /// <param name="versions">The versions, in the order of their entries.</param>
    /// <param name="body">The entry's body.</param>
    /// <exception cref="ArgumentNullException"><paramref name="versions"/> or <paramref name="body"/> is null.</exception>
    public static IReadOnlyDictionary<(DrawId Draw, Identifier Firm), T> OfFirms<T>(IEnumerable<T> versions, Func<T, ResultBody> body)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(body);
        CurrentResults<T> current = Of(versions, body);
        return current.Firms.Zip(current.Newest).ToDictionary(p => p.First, p => p.Second);
    }

    private static CurrentResults<T> Of<T>(IEnumerable<T> versions, Func<T, ResultBody> body)
        where T : notnull
    {
        var current = new CurrentResults<T>(body);
        foreach (T version in versions)
        {
            current.Add(version);
        }

        return current;
    }
}
