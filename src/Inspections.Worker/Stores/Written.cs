using System.Collections;
using Inspections.Core.Encodings;

namespace Inspections.Worker.Stores;

/// <summary>Rows as JSON, each made when it is asked for: a directory of 100,000 is written without being there twice.</summary>
internal static class Written
{
    /// <summary>An array of <paramref name="rows"/>, which do not change while it is used.</summary>
    public static Json.List List<T>(IReadOnlyList<T> rows, Func<T, Json> write) => new(new OnDemand<T>(rows, write));

    private sealed class OnDemand<T>(IReadOnlyList<T> rows, Func<T, Json> write) : IReadOnlyList<Json>
    {
        public int Count => rows.Count;

        public Json this[int index] => write(rows[index]);

        public IEnumerator<Json> GetEnumerator() => rows.Select(write).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
